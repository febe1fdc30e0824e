// Opens an attempt and asks the identity provider (SAML.md section 2). The attempt's id is the AuthnRequest's ID.
import type { LinkRow } from "../../db/repositories/links";
import { domainOf, parseEmail } from "../core/email";
import type { AttemptId, OrganizationId, ProfileId, UserId } from "../core/ids";
import type { ReturnPath } from "../core/return-path";
import { serviceProviderOf, type TrustedProfile } from "../core/sso-profile";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { hashSecret } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { type AuthnRequest, authnRequest } from "../saml/authn-request";
import { attemptRow, refusedAt } from "./attempt-row";
import { serviceProviderKeys } from "./service-provider-keys";
import { editedProfile } from "./trusted-settings";
import { networkOf, type Visitor } from "./visitor";

export type BegunSso =
  | { readonly request: AuthnRequest; readonly attempt: AttemptId }
  /** The profile is off, not published or not whole: recorded under this reference. */
  | { readonly problem: string }
  | { readonly refused: "no-such-profile" | "test-ended" }
  | { readonly wait: number };

type Purpose =
  | { readonly of: "login" }
  /** An administrator's own test. */
  | { readonly of: "test"; readonly tester: UserId; readonly organizationId: OrganizationId }
  /** A test by whoever holds a link that an administrator made. */
  | { readonly of: "test-link"; readonly secret: string };

export interface BeginSsoInput {
  readonly profileId: ProfileId;
  readonly purpose: Purpose;
  readonly returnTo: ReturnPath;
  readonly startedFrom: "our-page" | "tile" | "link";
  /** R11: the identity provider is asked for a fresh sign-in, whatever the profile says. */
  readonly fresh?: boolean;
  readonly visitor: Visitor;
}

type BeginPorts = Pick<Ports, "database" | "clock" | "env" | "seal">;

/** Answers the request to send with this browser, or why there is none. */
export async function beginSso(ports: BeginPorts, input: BeginSsoInput): Promise<BegunSso> {
  const { profileId, purpose, visitor } = input;
  const wait = await exceeds(ports, ["start/network", networkOf(visitor)]);
  if (wait !== null) return { wait };
  const at = await doorReads(ports).logins.profileAtDoor(profileId);
  if (!at || (purpose.of === "test" && purpose.organizationId !== at.organizationId))
    return { refused: "no-such-profile" };
  const link = purpose.of === "test-link" ? await testLink(ports, purpose.secret, profileId) : null;
  if (purpose.of === "test-link" && !link) return { refused: "test-ended" };

  const test = purpose.of === "login" ? null : await editedProfile(doorReads(ports), profileId);
  const trusted: TrustedProfile | null = purpose.of === "login" ? at.trusted : (test?.trusted ?? null);
  const tester = purpose.of === "test" ? purpose.tester : null;
  const row = (now: Date) =>
    attemptRow(visitor, now, {
      method: "sso",
      purpose: purpose.of === "login" ? "login" : "test",
      startedFrom: purpose.of === "test-link" ? "link" : input.startedFrom,
      organizationId: at.organizationId,
      profileId,
      returnTo: input.returnTo,
      testerId: tester,
      configuration: test?.fingerprint ?? null,
      email: link?.email ?? null,
    });
  if (!trusted) {
    const attempt = await doorWork(ports, async ({ logins }, now) =>
      logins.open({ ...row(now), ...refusedAt(now, "profile-unusable") }),
    );
    return { problem: attempt.reference };
  }
  const { signing } = trusted.signRequests ? await serviceProviderKeys(ports) : { signing: null };
  const attempt = await doorWork(ports, ({ logins }, now) =>
    logins.open({
      ...row(now),
      trace: [{ at: now.toISOString(), step: "requested", ok: true, detail: trusted.signInUrl }],
    }),
  );
  const request = await authnRequest(trusted, serviceProviderOf(ports.env.appUrl, profileId), {
    id: attempt.id,
    now: attempt.startedAt,
    // An opaque handle; what comes back with it is never believed (SECURITY.md B2).
    relayState: attempt.id,
    signingKey: signing?.key ?? null,
    ...(input.fresh ? { forceAuthn: true } : {}),
  });
  return { request, attempt: attempt.id };
}

async function testLink(ports: BeginPorts, secret: string, profileId: ProfileId): Promise<LinkRow | null> {
  const link = await doorReads(ports).installation.findLink(hashSecret(secret));
  const open =
    link?.purpose === "test" &&
    link.profileId === profileId &&
    !link.usedAt &&
    !link.revokedAt &&
    link.expiresAt > ports.clock();
  return open ? link : null;
}

/** Does this organization have single sign-on for the address at all? For "Sign in with single sign-on" (UX.md C.2 row 7). */
export async function profileForAddress(
  ports: Pick<Ports, "database" | "clock">,
  typed: string,
): Promise<{ profileId: ProfileId } | { domain: string | null }> {
  const email = parseEmail(typed);
  if (!email) return { domain: null };
  const { enforcement } = await doorReads(ports).logins.facts(email, ports.clock());
  return enforcement ? { profileId: enforcement.profileId } : { domain: domainOf(email) };
}
