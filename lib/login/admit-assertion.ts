// A believed assertion → a ticket, in one transaction: once, the person, the identity, the rule (SAML.md 1.11 and 1.12).
import type { DoorRepositories } from "../../db/repositories";
import type { AttemptRow } from "../../db/repositories/attempts";
import type { UserRow } from "../../db/repositories/users";
import type { VerifiedAssertion } from "../core/assertion";
import type { AssertionClaims } from "../core/assertion-claims";
import { domainOf, type EmailAddress, parseEmail } from "../core/email";
import type { UserId } from "../core/ids";
import { admit, type Proof } from "../core/login";
import { type SamlFault, samlFault } from "../core/saml-fault";
import { newId } from "../runtime/secrets";
import { doorWork } from "../runtime/unit-of-work";
import { attemptRow } from "./attempt-row";
import type { DoorPorts, Incoming } from "./incoming";
import { issueTicket } from "./issue-ticket";
import { makeAccount } from "./make-account";
import { keptOf, RECEIVED_DAYS } from "./received";
import { writeProblem } from "./record-problem";
import { responseTrace } from "./response-trace";

const NOBODY = "" as UserId;
const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

/** `attempt` is null only for an unsolicited response of a profile that accepts those. */
export async function admitAssertion(
  ports: DoorPorts,
  incoming: Incoming,
  of: {
    readonly attempt: AttemptRow | null;
    readonly claims: AssertionClaims;
    readonly verified: VerifiedAssertion;
  },
): Promise<{ readonly ticket: string } | { readonly problem: string }> {
  const { attempt, claims, verified } = of;
  const { profileId, at, visitor, samlResponse } = incoming;
  const { email } = verified;
  return doorWork(ports, async (door, now, record) => {
    const refuse = async (why: { fault?: SamlFault; because?: string }, user: UserRow | null) => {
      const problem = { attempt, claims, email, userId: user?.id ?? null, ...why };
      const { reference, event } = await writeProblem(door, incoming, problem, now);
      await record(at.organizationId, { kind: "visitor", id: null, name: email, ip: visitor.ip }, event);
      return { problem: reference };
    };
    const proof: Proof = { of: "assertion", assertion: verified };
    const asked = async () => {
      const { userRow, ...facts } = await door.logins.facts(email, now);
      return { user: userRow, admission: admit(facts, proof) };
    };
    let { user, admission } = await asked();
    const used = await useOnce(door, of, now);
    if (used) return refuse({ fault: used }, user);
    if ("refused" in admission && admission.account) {
      const known = await nameIsAnothers(door, verified);
      if (known) return refuse({ fault: known }, null);
      const event = await makeAccount(
        door,
        admission.account,
        { email, claims, profileId, profile: at.name },
        now,
      );
      ({ user, admission } = await asked());
      if (event && user)
        await record(
          at.organizationId,
          { kind: "visitor", id: user.id, name: user.name, ip: visitor.ip },
          event,
        );
    }
    if ("refused" in admission) {
      const { refused } = admission;
      const elsewhere = refused === "wrong-profile" || refused === "sso-not-used";
      const domains = (await door.of(at.organizationId).domains.enforcedBy(profileId)).map(
        ({ name }) => name,
      );
      const detail = {
        want: domains.join(", ") || "a domain that requires this profile",
        got: domainOf(email),
      };
      return refuse(
        elsewhere ? { fault: samlFault("DOMAIN_NOT_ALLOWED", detail) } : { because: refused },
        user,
      );
    }
    const changed = await pinIdentity(door, verified, user!, now);
    if (changed) return refuse({ fault: changed }, user);

    const row = {
      email,
      userId: admission.userId,
      outcome: null,
      because: null,
      fault: null,
      consumedAt: now,
      trace: responseTrace({
        before: attempt?.trace ?? [],
        now,
        claims,
        fault: null,
        notes: { address: email, person: user!.name },
      }),
      received: keptOf(samlResponse, claims),
      receivedUntil: new Date(now.getTime() + RECEIVED_DAYS * 86_400_000),
    };
    if (attempt) await door.logins.change(attempt.id, row);
    const tried =
      attempt ??
      (await door.logins.open(
        attemptRow({ ...visitor, browser: null }, now, {
          method: "sso",
          startedFrom: "tile",
          organizationId: at.organizationId,
          profileId,
          ...row,
        }),
      ));
    await door.logins.sawCertificate(profileId, verified.signedBy, now);
    await door.rateLimits.clear(`unsolicited/person:${profileId} ${claims.nameId.value}`);
    const { sessionEndsBy } = verified;
    return { ticket: await issueTicket(door, admission, { attempt: tried, proof, now, sessionEndsBy }) };
  });
}

/** Rule 11: the attempt is taken and the assertion remembered, each by one statement, so that of many posts one gets in. */
async function useOnce(
  { logins }: DoorRepositories,
  of: { attempt: AttemptRow | null; verified: VerifiedAssertion },
  now: Date,
): Promise<SamlFault | null> {
  const { attempt, verified } = of;
  const { profileId, assertionId, rememberUntil } = verified;
  if (attempt && !(await logins.consume(attempt.id, profileId, now)))
    return attempt.consumedAt === null && attempt.expiresAt <= now
      ? samlFault("IN_RESPONSE_TO_UNKNOWN", { want: "an answer within 30 minutes" })
      : samlFault("RESPONSE_REPLAYED");
  return (await logins.remember(assertionId, profileId, rememberUntil))
    ? null
    : samlFault("RESPONSE_REPLAYED");
}

/** A NameID that is pinned to somebody is that person with another address: no account is made for it. */
async function nameIsAnothers(
  { logins }: DoorRepositories,
  { profileId, issuer, nameId, email }: VerifiedAssertion,
): Promise<SamlFault | null> {
  if (nameId.format === TRANSIENT) return null;
  const { ofName } = await logins.pins(profileId, NOBODY, issuer, nameOf(nameId.value, email));
  return (
    ofName && samlFault("IDENTITY_CHANGED", { want: "the person that this NameID belonged to", got: email })
  );
}

/** An address in another spelling is the same name. */
const nameOf = (nameId: string, email: EmailAddress) => (parseEmail(nameId) === email ? email : nameId);

/**
 * A NameID that names somebody by more than the address is pinned with its issuer at the first login (SECURITY.md I4): one
 * that is now another's, or another one for the same person, refuses until an administrator pins it anew. A NameID that is
 * the address itself says nothing that the address does not, and a transient one names nobody (I7). Where an administrator
 * has published another issuer since, the pin follows it.
 */
async function pinIdentity(
  { logins }: DoorRepositories,
  { profileId, issuer, nameId, email }: VerifiedAssertion,
  user: UserRow,
  now: Date,
): Promise<SamlFault | null> {
  // White space around it is an accident of how it was written (SECURITY.md I5).
  const name = nameId.value.trim();
  if (nameId.format === TRANSIENT || parseEmail(name) === email) return null;
  const { ofUser, ofName } = await logins.pins(profileId, user.id, issuer, name);
  if (ofName && ofName.userId !== user.id)
    return samlFault("IDENTITY_CHANGED", { want: "the person that this NameID belonged to", got: email });
  if (ofUser && ofUser.issuer === issuer)
    return ofUser.nameId === name ? null : samlFault("IDENTITY_CHANGED", { want: ofUser.nameId, got: name });
  if (ofUser) await logins.unpin(profileId, user.id);
  await logins.pin({
    id: newId("key"),
    profileId,
    userId: user.id,
    issuer,
    nameId: name,
    nameIdFormat: nameId.format,
    pinnedAt: now,
  });
  return null;
}
