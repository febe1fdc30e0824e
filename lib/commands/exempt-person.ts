// One exemption: the row, the link for somebody who has no password, the mail. For the switch in the list and the review.

import { z } from "zod";
import type { UserRow } from "../../db/repositories/users";
import { planExemption, REASON_LENGTH } from "../core/exemption";
import type { Refusal } from "../core/refusals";
import { exemptMail } from "../mail/exemptions";
import { asPerson, type CommandContext } from "../runtime/command";
import { hashSecret } from "../runtime/secrets";

const PASSWORD_LINK_DAYS = 7;

export const reasonInput = z
  .string("Write a reason.")
  .trim()
  .min(
    REASON_LENGTH.min,
    `Write a reason of at least ${REASON_LENGTH.min} characters: the next administrator will need it.`,
  )
  .max(REASON_LENGTH.max, `Keep the reason under ${REASON_LENGTH.max} characters.`);

/** A day from a date field, meaning its end in UTC; empty: no end. */
export const untilInput = z
  .string()
  .optional()
  .refine((text) => !text || /^\d{4}-\d{2}-\d{2}$/.test(text), "Write the end date as year-month-day.")
  .transform((text) => (text ? new Date(`${text}T23:59:59Z`) : null))
  .refine((date) => date === null || !Number.isNaN(date.getTime()), "This date does not exist.");

export interface Exempted {
  readonly name: string;
  readonly needsPassword: boolean;
  /** Only where no mail is sent: to pass on. */
  readonly link: string | null;
}

export async function exemptPerson(
  context: CommandContext<undefined>,
  person: UserRow,
  of: { domainEnforced: boolean; profile: string; reason: string; until: Date | null },
): Promise<{ done: Exempted } | { refused: Refusal }> {
  const { repos, now, newId } = context;
  const actor = asPerson(context.actor);
  if (person.operator && !actor.operator) return { refused: { code: "operator-protected" } };
  if (person.role === "owner" && actor.role !== "owner") return { refused: { code: "owner-required" } };
  const outcome = planExemption(
    {
      user: {
        id: person.id,
        role: person.role,
        status: person.status,
        domainEnforced: of.domainEnforced,
        exempt: (await repos.exemptions.findInForce(person.id, now)) !== null,
        emergency: person.emergencySince !== null,
        hasPassword: person.passwordHash !== null,
      },
      actor: { userId: actor.userId, role: actor.role },
    },
    of.until,
    now,
  );
  if ("refused" in outcome) return { refused: outcome.refused };
  const started = await repos.exemptions.start({
    id: newId("exemption"),
    userId: person.id,
    kind: "given",
    reason: of.reason,
    startedAt: now,
    startedBy: actor.userId,
    until: of.until,
  });
  if (!started) return { refused: { code: "already-exempt" } };
  const { needsPassword } = outcome.plan;
  const link = needsPassword ? await passwordLink(context, person) : null;
  const { name: organization } = await repos.organization.get();
  const mail = exemptMail({
    to: person.email,
    organization,
    profile: of.profile,
    by: actor.name,
    until: of.until,
    link,
  });
  await repos.outbox.add([mail], now, () => newId("mail"));
  return { done: { name: person.name, needsPassword, link: context.mailIsSent ? null : link } };
}

/** A one-time address for a first password. Earlier ones of this person stop working. */
export async function passwordLink(
  { repos, now, origin, newId, newSecret, actor }: CommandContext<undefined>,
  { id, email }: UserRow,
): Promise<string> {
  const secret = newSecret();
  await repos.links.revoke({ purpose: "set-password", userId: id }, now);
  await repos.links.add({
    id: newId("link"),
    secretHash: hashSecret(secret),
    purpose: "set-password",
    userId: id,
    email,
    data: {},
    createdAt: now,
    createdBy: asPerson(actor).userId,
    expiresAt: new Date(now.getTime() + PASSWORD_LINK_DAYS * 86_400_000),
  });
  return `${origin}/reset/${secret}`;
}
