// Every way in, tried for one address with the product's own functions; nothing of it stays.
import { domainOf, type EmailAddress } from "../core/email";
import type { OrganizationId } from "../core/ids";
import { serviceProviderKeys } from "../login/service-provider-keys";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { newId, newSecret } from "../runtime/secrets";
import { doorReads, doorWork, rehearse } from "../runtime/unit-of-work";
import type { Door, Stage, Tried } from "./door";
import { LINK_DOORS } from "./link-doors";
import { PASSWORD_DOORS } from "./password-doors";
import { closed, NOBODY } from "./reasons";
import { RESPONSE_DOORS } from "./response-doors";
import { SESSION_DOORS } from "./session-doors";

export const DOORS: readonly Door[] = [...PASSWORD_DOORS, ...LINK_DOORS, ...SESSION_DOORS, ...RESPONSE_DOORS];

export interface DoorAnswer {
  readonly door: string;
  readonly title: string;
  /** No session came of it. */
  readonly closed: boolean;
  /** The kind of session that came of it; null when none did. */
  readonly by: Tried["into"];
  /** One sentence: the rule that keeps it closed, or lets it be open. */
  readonly because: string;
}

/**
 * Tries every way in for this address, as if each secret that it asks for were right. Each is tried on real rows in a
 * transaction of its own that is always taken back: no session, no log entry, no mail and no counted try is left.
 */
export async function tryAllDoors(
  ports: Ports,
  { email }: { readonly email: EmailAddress },
): Promise<readonly DoorAnswer[]> {
  // Made once per installation, and too slow to be made on the stage.
  await serviceProviderKeys(ports);
  const answers: DoorAnswer[] = [];
  for (const door of DOORS) {
    const { into, because } = await rehearse(ports, async (rehearsed) =>
      attempt(door, await stage(rehearsed, email)),
    );
    answers.push({ door: door.name, title: door.title, closed: into === null, by: into, because });
  }
  return answers;
}

/** Seconds to wait where an organization tries too often; null: go on. Each try is a few dozen short transactions. */
export function waitForDoors(ports: Ports, organizationId: OrganizationId): Promise<number | null> {
  return exceeds(ports, ["doors/organization", organizationId]);
}

async function attempt(door: Door, on: Stage): Promise<Tried> {
  if (!door.needsPerson) return door.attempt(on);
  const user = await doorReads(on.ports).logins.findUserByEmail(on.email);
  return user ? door.attempt({ ...on, user }) : closed(NOBODY);
}

async function stage(rehearsed: Ports, email: EmailAddress): Promise<Stage> {
  const ports: Ports = {
    ...rehearsed,
    passwords: { matches: async () => true, hash: async () => "a rehearsal’s password" },
  };
  const now = ports.clock();
  // What was counted for the address before must not stand for the door's own answer.
  await doorWork(ports, async ({ rateLimits }) => {
    for (const limit of ["decision/email", "password/email", "recovery-code/email", "reset/email"])
      await rateLimits.clear(`${limit}:${email}`);
    await rateLimits.clear(`decision/domain:${domainOf(email)}`);
  });
  const { userRow: _, ...facts } = await doorReads(ports).logins.facts(email, now);
  const visitor = { browser: newSecret(), ip: `rehearsal ${newId("event")}`, userAgent: "Rehearsal" };
  return { ports, email, facts, visitor, now };
}
