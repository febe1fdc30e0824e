// A test world whose acme.test must use a real key of a speaking identity provider, and the steps of a sign-in.
import type { Database } from "../../../db/database";
import type { AttemptId, ProfileId } from "../../core/ids";
import { parseReturnPath } from "../../core/return-path";
import { serviceProviderOf } from "../../core/sso-profile";
import { identityProvider, type RespondOptions } from "../../practice/identity-provider";
import { testWorld } from "../../runtime/testing/test-world";
import { createKeyPairSync } from "../../saml/key-pair";
import { beginSso } from "../begin-sso";
import { receiveAssertion } from "../receive-assertion";
import { redeemTicket } from "../redeem-ticket";

// One key for all tests: making one takes longer than most of them.
export const keys = createKeyPairSync({ commonName: "idp.test", now: new Date("2026-01-01") });
export const otherKeys = createKeyPairSync({ commonName: "other.test", now: new Date("2026-01-01") });
export const VISITOR = { browser: "this browser", ip: "203.0.113.7", userAgent: "Test/1.0" };

export async function ssoWorld(database: Database) {
  const world = await testWorld(database);
  const { profileId, domainId } = await world.requireSso();
  const idp = identityProvider({ entityId: "https://idp.test/metadata", keys });
  await world.change(async ({ profiles }) => {
    const [certificate] = await profiles.certificates(profileId);
    await profiles.changeCertificate(certificate!.id, { live: false });
    await profiles.addCertificate({
      id: `CE${world.domain}` as never,
      profileId,
      der: keys.der,
      fingerprint: keys.fingerprint,
      subject: "CN=idp.test",
      notBefore: keys.notBefore,
      notAfter: keys.notAfter,
      source: "upload",
      live: true,
      addedAt: world.now(),
      remindersSent: [],
    });
  });
  const sp = serviceProviderOf(world.ports.env.appUrl, profileId);
  /** Sixty milliseconds, so that the log has an order. */
  const moment = () => world.pass({ minutes: 0.001 });
  /** Opens an attempt as a click on Continue does. */
  const begin = async (given: Partial<Parameters<typeof beginSso>[1]> = {}) => {
    moment();
    const begun = await beginSso(world.ports, {
      profileId,
      purpose: { of: "login" },
      returnTo: parseReturnPath("/reports/42"),
      startedFrom: "our-page",
      visitor: VISITOR,
      ...given,
    });
    if (!("request" in begun)) throw new Error(`No request: ${JSON.stringify(begun)}`);
    return begun;
  };
  const post = (samlResponse: string, given: { profileId?: ProfileId; relayState?: string } = {}) => {
    moment();
    return receiveAssertion(world.ports, {
      profileId: given.profileId ?? profileId,
      samlResponse,
      relayState: given.relayState ?? null,
      visitor: { ip: VISITOR.ip, userAgent: VISITOR.userAgent },
    });
  };
  const answer = (attempt: AttemptId | null, email: string, given: Partial<RespondOptions> = {}) =>
    idp.respond({ sp, now: world.now(), inResponseTo: attempt, nameId: email, ...given });
  return {
    ...world,
    idp,
    sp,
    profileId,
    domainId,
    begin,
    post,
    answer,
    redeem: (ticket: string, browser: string | null = VISITOR.browser) =>
      redeemTicket(world.ports, { ticket, browser, ip: VISITOR.ip, userAgent: VISITOR.userAgent }),
    /** From Continue to the answer of the ACS. */
    async signIn(email: string, given: Partial<RespondOptions> = {}) {
      const { attempt } = await begin();
      return post(answer(attempt, email, given));
    },
    attempts: () => world.reads.attempts.page(50),
  };
}
