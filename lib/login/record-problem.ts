// A login that was not believed, or not let in: a row that says what was wanted and what came, and an event.
import type { DoorRepositories } from "../../db/repositories";
import type { AttemptRow } from "../../db/repositories/attempts";
import type { AssertionClaims } from "../core/assertion-claims";
import type { DomainEvent } from "../core/events";
import type { SamlFault } from "../core/saml-fault";
import { exceeds } from "../runtime/rate-limit";
import { doorWork } from "../runtime/unit-of-work";
import { attemptRow } from "./attempt-row";
import type { DoorPorts, Incoming } from "./incoming";
import { keptOf, RECEIVED_DAYS } from "./received";
import { responseTrace } from "./response-trace";

export interface Problem {
  readonly attempt: AttemptRow | null;
  readonly claims?: AssertionClaims | null;
  readonly fault?: SamlFault;
  /** Why, where it is no fault of the response. */
  readonly because?: string;
  readonly email?: string;
  readonly userId?: AttemptRow["userId"];
}

/** In a transaction of its own. Answers the reference for the visitor's page. */
export async function recordProblem(
  ports: DoorPorts,
  incoming: Incoming,
  problem: Problem,
): Promise<{ readonly problem: string }> {
  return doorWork(ports, async (door, now, record) => {
    const { reference, event } = await writeProblem(door, incoming, problem, now);
    const { ip } = incoming.visitor;
    await record(
      incoming.at.organizationId,
      { kind: "visitor", id: null, name: problem.email ?? "Somebody", ip },
      event,
    );
    return { problem: reference };
  });
}

/**
 * A response that no certificate of the profile signed: anybody can post one. Where it answers no request of ours, a
 * profile keeps only so many of them an hour, so that a stranger cannot fill the log.
 */
export async function recordUnbelieved(
  ports: DoorPorts,
  incoming: Incoming,
  problem: Problem,
): Promise<{ readonly problem: string } | { readonly unrecorded: string }> {
  const noise =
    problem.attempt === null && (await exceeds(ports, ["acs/noise", incoming.profileId])) !== null;
  return noise ? { unrecorded: reasonOf(problem) } : recordProblem(ports, incoming, problem);
}

const reasonOf = ({ fault, because }: Problem) => fault?.code ?? because ?? "profile-unusable";

/**
 * Writes the problem into the attempt that is still open, else into a row of its own: what an earlier response did is not
 * overwritten. The attempt stays open, so that a broken copy of a response does not spoil the good one.
 */
export async function writeProblem(
  { logins }: DoorRepositories,
  { profileId, at, samlResponse, visitor }: Incoming,
  problem: Problem,
  now: Date,
): Promise<{ reference: string; event: DomainEvent }> {
  const { attempt: asRead, claims = null, fault, email, userId } = problem;
  // Read again, here inside: of two answers at once the other may have got in since.
  const attempt = asRead && (await logins.find(asRead.id));
  const reason = reasonOf(problem);
  const outcome = {
    outcome: "refused" as const,
    because: reason,
    fault: fault ?? null,
    finishedAt: now,
    trace: responseTrace({ before: attempt?.trace ?? [], now, claims, fault: fault ?? null }),
    received: keptOf(samlResponse, claims),
    receivedUntil: new Date(now.getTime() + RECEIVED_DAYS * 86_400_000),
    ...(email === undefined ? {} : { email }),
    ...(userId === undefined ? {} : { userId }),
  };
  const open = attempt && attempt.outcome !== "signed-in" && !attempt.consumedAt;
  let { reference } = attempt ?? { reference: "" };
  if (open) {
    await logins.change(attempt.id, outcome);
  } else {
    const row = attemptRow({ ...visitor, browser: null }, now, {
      method: "sso",
      startedFrom: attempt?.startedFrom ?? "tile",
      organizationId: at.organizationId,
      profileId,
      expiresAt: now,
      returnTo: attempt?.returnTo ?? "/",
      userId: attempt?.userId ?? null,
      email: attempt?.email ?? null,
      ...outcome,
    });
    ({ reference } = await logins.open(row));
  }
  return {
    reference,
    event: { name: "login.refused", email: email ?? null, because: reason, reference },
  };
}
