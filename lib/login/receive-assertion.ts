// A SAML response arrives: the story, from the form field to a ticket or a recorded problem. Read it top to bottom.
import type { AttemptRow } from "../../db/repositories/attempts";
import { answeredRequest, checkAssertion } from "../core/assertion";
import type { AttemptId, ProfileId } from "../core/ids";
import { parseReturnPath } from "../core/return-path";
import { type SamlFault, samlFault } from "../core/saml-fault";
import { serviceProviderOf, type TrustedProfile } from "../core/sso-profile";
import { exceeds } from "../runtime/rate-limit";
import { doorReads } from "../runtime/unit-of-work";
import { type VerifiedResponse, verifyResponse } from "../saml/verify-response";
import { admitAssertion } from "./admit-assertion";
import type { DoorPorts, Incoming } from "./incoming";
import { recordProblem, recordUnbelieved } from "./record-problem";
import { recordTest } from "./record-test";
import { serviceProviderKeys } from "./service-provider-keys";
import { type EditedProfile, editedProfile } from "./trusted-settings";
import { networkOf, type Visitor } from "./visitor";

export type ReceivedAnswer =
  /** For the ticket cookie; then to /login/complete. */
  | { readonly ticket: string }
  /** A tile login: start a normal one at once (DESIGN.md section 5 rule 8). */
  | { readonly restart: true; readonly returnTo: string }
  /** A test ended, well or not, under this reference. */
  | { readonly tested: string }
  | { readonly problem: string }
  /** Why it failed; not kept, because too much that nobody could believe came in before it. */
  | { readonly unrecorded: string }
  | { readonly refused: "no-such-profile" }
  | { readonly wait: number };

export async function receiveAssertion(
  ports: DoorPorts,
  input: {
    readonly profileId: ProfileId;
    readonly samlResponse: string;
    readonly relayState: string | null;
    readonly visitor: Omit<Visitor, "browser">;
  },
): Promise<ReceivedAnswer> {
  const { profileId, samlResponse, visitor } = input;
  const wait = await exceeds(ports, ["acs/network", networkOf(visitor)], ["acs/profile", profileId]);
  if (wait !== null) return { wait };
  const door = doorReads(ports);
  const at = await door.logins.profileAtDoor(profileId);
  if (!at) return { refused: "no-such-profile" };
  const incoming: Incoming = { profileId, at, samlResponse, visitor };

  const keys = (await serviceProviderKeys(ports)).decryption;
  const live = verifyResponse(trustOf(at.trusted), samlResponse, keys);
  const attempt = await attemptOf(door.logins, live, profileId);
  if (attempt?.purpose === "test") {
    const edited = await editedProfile(door, profileId);
    const verified = verifyResponse(trustOf(edited?.trusted ?? null), samlResponse, keys);
    return receiveTest(ports, incoming, attempt, edited, verified);
  }
  if (!at.trusted) return recordUnbelieved(ports, incoming, { attempt, because: "profile-unusable" });
  if ("fault" in live) return recordUnbelieved(ports, incoming, { attempt, fault: live.fault });

  const { claims } = live;
  const requested = answeredRequest(claims);
  if (requested !== null && !attempt)
    return recordProblem(ports, incoming, {
      attempt: null,
      claims,
      fault: samlFault("IN_RESPONSE_TO_UNKNOWN", { want: "a request of ours", got: requested }),
    });
  const checked = checkAssertion(
    claims,
    expectationOf(ports, at.trusted, requested === null ? null : attempt),
    ports.clock(),
  );
  if ("fault" in checked)
    return recordProblem(ports, incoming, { attempt, claims, fault: staleOr(attempt, checked.fault) });
  if (requested === null && !at.trusted.acceptUnsolicited) {
    const again = await exceeds(ports, ["unsolicited/person", `${profileId} ${claims.nameId.value}`]);
    return again === null
      ? { restart: true, returnTo: parseReturnPath(input.relayState) }
      : recordProblem(ports, incoming, { attempt: null, claims, fault: samlFault("UNSOLICITED_LOOP") });
  }
  return admitAssertion(ports, incoming, { attempt, claims, verified: checked.verified });
}

/** A test judges the edited settings, makes no session, and is recorded on its attempt. */
async function receiveTest(
  ports: DoorPorts,
  incoming: Incoming,
  attempt: AttemptRow,
  edited: EditedProfile | null,
  response: VerifiedResponse,
): Promise<ReceivedAnswer> {
  if (!edited) return recordTest(ports, incoming, { attempt, edited, because: "profile-unusable" });
  if ("fault" in response)
    return recordTest(ports, incoming, { attempt, edited, claims: null, fault: response.fault });
  const { claims } = response;
  const checked = checkAssertion(claims, expectationOf(ports, edited.trusted, attempt), ports.clock());
  return recordTest(ports, incoming, { attempt, edited, claims, ...checked });
}

/** The attempt that this response answers, proven or only claimed: a stranger who knows its 128 bits may spoil his own login. */
async function attemptOf(
  logins: ReturnType<typeof doorReads>["logins"],
  response: VerifiedResponse,
  profileId: ProfileId,
): Promise<AttemptRow | null> {
  const id = "claims" in response ? answeredRequest(response.claims) : response.unproven.inResponseTo;
  if (id === null || id.length > 64) return null;
  const attempt = await logins.find(id as AttemptId);
  return attempt?.profileId === profileId && attempt.method === "sso" ? attempt : null;
}

const trustOf = (profile: TrustedProfile | null) =>
  profile ?? ({ signaturePolicy: "either", certificates: [] } as const);

function expectationOf(ports: DoorPorts, profile: TrustedProfile, attempt: AttemptRow | null) {
  const sp = serviceProviderOf(ports.env.appUrl, profile.id);
  return {
    profileId: profile.id,
    idpEntityId: profile.issuer,
    spEntityId: sp.entityId,
    acsUrl: sp.acsUrl,
    inResponseTo: attempt?.id ?? null,
    requestedAt: attempt?.startedAt ?? null,
    emailAttribute: profile.emailAttribute,
    toleranceSeconds: profile.toleranceSeconds,
  };
}

/** A response to a request that was answered before is a replay, whatever else has become of it since. */
function staleOr(attempt: AttemptRow | null, fault: SamlFault): SamlFault {
  return attempt?.consumedAt && fault.code === "EXPIRED" ? samlFault("RESPONSE_REPLAYED") : fault;
}
