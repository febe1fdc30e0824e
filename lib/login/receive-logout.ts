// The identity provider signs somebody out: the story, from its request to sessions that ended (SAML.md section 4).
import type { ProfileAtDoor } from "../../db/repositories/logins";
import type { DomainEvent } from "../core/events";
import type { ProfileId } from "../core/ids";
import { type SamlFault, samlFault } from "../core/saml-fault";
import { serviceProviderOf, type TrustedProfile } from "../core/sso-profile";
import { exceeds } from "../runtime/rate-limit";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { logoutResponseAddress } from "../saml/logout-message";
import { type LogoutMessage, type LogoutRequest, verifyLogoutRequest } from "../saml/logout-request";
import type { DoorPorts } from "./incoming";
import { serviceProviderKeys } from "./service-provider-keys";
import { networkOf, type Visitor } from "./visitor";

export type ReceivedLogout =
  /** How many sessions ended; with our answer, where the identity provider takes one. */
  | { readonly ended: number; readonly answer: string | null }
  | { readonly fault: SamlFault }
  /** There is none, or it does not take part in single logout. */
  | { readonly refused: "no-such-profile" }
  | { readonly wait: number };

interface Asked {
  readonly at: ProfileAtDoor;
  readonly profile: TrustedProfile;
  readonly visitor: Omit<Visitor, "browser">;
}

export async function receiveLogout(
  ports: DoorPorts,
  input: {
    readonly profileId: ProfileId;
    readonly message: LogoutMessage;
    readonly relayState: string | null;
    readonly visitor: Omit<Visitor, "browser">;
  },
): Promise<ReceivedLogout> {
  const { profileId, message, relayState, visitor } = input;
  const wait = await exceeds(ports, ["slo/network", networkOf(visitor)], ["slo/profile", profileId]);
  if (wait !== null) return { wait };
  const at = await doorReads(ports).logins.profileAtDoor(profileId);
  const profile = at?.trusted;
  if (!at || !profile?.singleLogout) return { refused: "no-such-profile" };
  const { sloUrl, entityId } = serviceProviderOf(ports.env.appUrl, profileId);
  const { certificates, issuer, toleranceSeconds } = profile;
  const now = ports.clock();
  const read = verifyLogoutRequest({ certificates, issuer, sloUrl, toleranceSeconds }, message, now);
  const asked: Asked = { at, profile, visitor };
  if ("fault" in read) return refused(ports, asked, read.fault);
  const ended = await endSessions(ports, asked, read.request);
  if (typeof ended !== "number") return refused(ports, asked, ended);
  if (!profile.signOutUrl) return { ended, answer: null };
  const { key } = (await serviceProviderKeys(ports)).signing;
  const to = { url: profile.signOutUrl, entityId, now, key };
  return { ended, answer: logoutResponseAddress(to, { requestId: read.request.id, relayState }) };
}

/** Once, and only sessions of this organization that this profile began; in one transaction with the record of it. */
function endSessions(
  ports: DoorPorts,
  { at, profile, visitor }: Asked,
  { id, nameId, sessionIndexes, rememberUntil }: LogoutRequest,
): Promise<number | SamlFault> {
  return doorWork(ports, async (door, now, record) => {
    if (!(await door.logins.remember(`logout ${id}`, profile.id, rememberUntil)))
      return samlFault("RESPONSE_REPLAYED");
    const subject = { profileId: profile.id, nameId: nameId.value, format: nameId.format, sessionIndexes };
    const ended = await door.of(at.organizationId).sessions.endOfSubject(subject, now);
    const people = new Set(ended.map(({ userId }) => userId)).size;
    if (ended.length > 0) {
      const event = { profileId: profile.id, profile: at.name, people, sessions: ended.length };
      await record(at.organizationId, actorOf(visitor, nameId.value), { name: "logout.received", ...event });
    }
    return ended.length;
  });
}

async function refused(ports: DoorPorts, { at, profile, visitor }: Asked, fault: SamlFault) {
  const event: DomainEvent = {
    name: "logout.refused",
    profileId: profile.id,
    profile: at.name,
    because: fault.code,
  };
  await doorWork(ports, (_door, _now, record) =>
    record(at.organizationId, actorOf(visitor, "Somebody"), event),
  );
  return { fault };
}

const actorOf = ({ ip }: Omit<Visitor, "browser">, name: string) =>
  ({ kind: "visitor", id: null, name, ip }) as const;
