import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { parseReturnPath } from "../core/return-path";
import { serviceProviderOf } from "../core/sso-profile";
import { identityProvider, type RespondOptions } from "../practice/identity-provider";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { beginSso } from "./begin-sso";
import { receiveAssertion } from "./receive-assertion";

const visitor = { ip: "203.0.113.9", userAgent: null };
const idp = identityProvider({
  entityId: "https://idp.test/metadata",
  now: new Date("2026-11-24T08:00:00Z"),
});

/** The rules of SAML.md section 1 that only the database can judge: 11 (once) and the domain and identity of 12. */
describeEachDialect("a genuine response", (database) => {
  const planted = async (configuration: { acceptUnsolicited?: boolean } = {}) => {
    const world = await testWorld(database());
    const { der, fingerprint } = idp.keys;
    const { profileId } = await world.requireSso(world.domain, { der, fingerprint, ...configuration });
    const sp = serviceProviderOf(world.ports.env.appUrl, profileId);
    /** Starts at our page, and answers the attempt's id. */
    const begin = async () => {
      const begun = await beginSso(world.ports, {
        profileId,
        purpose: { of: "login" },
        returnTo: parseReturnPath("/admin"),
        startedFrom: "our-page",
        visitor: { ...visitor, browser: "a browser" },
      });
      if (!("attempt" in begun)) throw new Error(JSON.stringify(begun));
      return begun.attempt as string;
    };
    const respond = (options: Partial<RespondOptions>) =>
      idp.respond({ sp, now: world.now(), nameId: world.bob.email, ...options });
    const receive = (samlResponse: string) =>
      receiveAssertion(world.ports, { profileId, samlResponse, relayState: null, visitor });
    /** What the sign-in log says of the answer. */
    const faultOf = async (answer: Awaited<ReturnType<typeof receive>>) => {
      if (!("problem" in answer)) return answer;
      const attempt = await doorReads(world.ports).logins.findByReference(answer.problem);
      return attempt?.fault?.code ?? attempt?.because;
    };
    return { world, begin, respond, receive, faultOf };
  };

  test("gets in once: RESPONSE_REPLAYED the second time, also under a new attempt", async () => {
    const { begin, respond, receive, faultOf } = await planted();
    const first = respond({ inResponseTo: await begin(), assertionId: "_once" });
    expect(await receive(first)).toHaveProperty("ticket");
    expect(await faultOf(await receive(first))).toBe("RESPONSE_REPLAYED");
    const again = respond({ inResponseTo: await begin(), assertionId: "_once" });
    expect(await faultOf(await receive(again))).toBe("RESPONSE_REPLAYED");
  });
  test("posted fifty times at once gives one ticket", async () => {
    const { begin, respond, receive } = await planted();
    const response = respond({ inResponseTo: await begin() });
    const answers = await Promise.all(Array.from({ length: 50 }, () => receive(response)));
    expect(answers.filter((answer) => "ticket" in answer)).toHaveLength(1);
  });
  test("IN_RESPONSE_TO_UNKNOWN when nobody asked, or too long ago", async () => {
    const { world, begin, respond, receive, faultOf } = await planted();
    expect(await faultOf(await receive(respond({ inResponseTo: `_${"0".repeat(32)}` })))).toBe(
      "IN_RESPONSE_TO_UNKNOWN",
    );
    const attempt = await begin();
    world.pass({ minutes: 31 });
    expect(await faultOf(await receive(respond({ inResponseTo: attempt })))).toBe("IN_RESPONSE_TO_UNKNOWN");
  });
  test("that nobody asked for becomes a normal login (UNSOLICITED_NOT_ACCEPTED), and a second is UNSOLICITED_LOOP", async () => {
    const { respond, receive, faultOf } = await planted();
    expect(await receive(respond({}))).toMatchObject({ restart: true });
    expect(await faultOf(await receive(respond({})))).toBe("UNSOLICITED_LOOP");
  });
  test("that nobody asked for gets in once where the profile takes those", async () => {
    const { respond, receive, faultOf } = await planted({ acceptUnsolicited: true });
    const response = respond({});
    expect(await receive(response)).toHaveProperty("ticket");
    expect(await faultOf(await receive(response))).toBe("RESPONSE_REPLAYED");
  });
  test("DOMAIN_NOT_ALLOWED for an address of a domain that does not point to this profile", async () => {
    const { world, begin, respond, receive, faultOf } = await planted();
    for (const nameId of [world.carol.email, `bob@sub.${world.domain}`, `bob@x${world.domain}`]) {
      const answer = await receive(respond({ inResponseTo: await begin(), nameId }));
      expect(await faultOf(answer)).toBe("DOMAIN_NOT_ALLOWED");
    }
  });
  test("IDENTITY_CHANGED when a known NameID brings another address, or a known person another NameID", async () => {
    const { world, begin, respond, receive, faultOf } = await planted();
    const named = (nameId: string, mail: string) => async () =>
      receive(
        respond({
          inResponseTo: await begin(),
          nameId,
          nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
          attributes: { mail },
        }),
      );
    expect(await named("u1", world.bob.email)()).toHaveProperty("ticket");
    expect(await faultOf(await named("u1", world.dana.email)())).toBe("IDENTITY_CHANGED");
    expect(await faultOf(await named("u2", world.bob.email)())).toBe("IDENTITY_CHANGED");
  });
});
