import type { DoorRepositories } from "../../../db/repositories";
import type { UserRow } from "../../../db/repositories/users";
import { RECOVERY_CODES } from "../../core/emergency";
import type { DomainEvent } from "../../core/events";
import { OPERATOR_ACTOR } from "../../runtime/actor";
import { recoveryCodeHash } from "../../runtime/recovery-code";
import { newId, readableCode } from "../../runtime/secrets";
import { doorWork } from "../../runtime/unit-of-work";
import { type CliCommand, type CliContext, CliMisunderstood, CliProblem, textOption } from "../cli-command";
import { findPerson } from "../find-person";
import { passwordLink } from "../password-link";

const MOST_HOURS = 720;
const LINK_HOURS = 1;
/** Groups of four letters: 100 random bits, as in the Admin Center. */
const GROUPS = 5;

export const emergencyCommand: CliCommand = {
  name: "emergency",
  usage: "<email> [--hours 24] [--reason <text>]",
  summary: "Lets one person in without the identity provider, for a while; on record.",
  details: [
    "Leaves the person out of SSO for so many hours (24 unless said), and prints a one-time address, good for an hour,",
    "where they set a password. Somebody named for emergency access gets ten new recovery codes instead of an exemption.",
  ],
  options: { hours: { type: "string" }, reason: { type: "string" } },
  words: [1, 1],
  async run(context) {
    const hours = readHours(context);
    const reason = textOption(context, "reason") ?? "Emergency, by the operator on the server";
    if (reason.length > 200) throw new CliProblem("Keep the reason under 200 characters.");
    const ports = await context.open();
    const origin = ports.env.appUrl;
    const codes = Array.from({ length: RECOVERY_CODES }, () => readableCode(GROUPS));
    const done = await doorWork(ports, async (door, now, record) => {
      const person = await findPerson(door, context.positionals[0]!);
      if (person.status === "suspended")
        throw new CliProblem(`${person.email} is suspended. First: doorward user restore ${person.email}`);
      const until = new Date(now.getTime() + hours * 3_600_000);
      const events = person.emergencySince
        ? [await newCodes(door, person, codes, now)]
        : await leaveOut(door, person, reason, until, now);
      await record(person.organizationId, OPERATOR_ACTOR, ...events);
      const link = await passwordLink(door, person, { now, hours: LINK_HOURS, origin });
      return { person, until: person.emergencySince ? null : until, link };
    });
    const { email } = done.person;
    const shown = done.until ? [] : codes;
    return {
      json: { email, until: done.until?.toISOString() ?? null, link: done.link, codes: shown },
      lines: [
        done.until
          ? `${email} does not have to use SSO until ${done.until.toISOString().slice(0, 16).replace("T", " ")} UTC.`
          : `${email} has emergency access. New recovery codes (earlier ones no longer work), for ${origin}/login/emergency:`,
        ...shown.map((code) => `  ${code}`),
        `A new password, where the old one is lost, within the hour: ${done.link}`,
      ],
    };
  },
};

function readHours(context: CliContext): number {
  const text = textOption(context, "hours") ?? "24";
  const hours = Number(text);
  if (!Number.isInteger(hours) || hours < 1 || hours > MOST_HOURS)
    throw new CliMisunderstood(`--hours must be a whole number from 1 to ${MOST_HOURS}; it is “${text}”.`);
  return hours;
}

/** An exemption in force that ends later, or never, stays as it is. */
async function leaveOut(
  door: DoorRepositories,
  { id, email, organizationId }: UserRow,
  reason: string,
  until: Date,
  now: Date,
): Promise<DomainEvent[]> {
  const { exemptions } = door.of(organizationId);
  const open = await exemptions.findInForce(id, now);
  if (open && (open.until === null || open.until >= until)) return [];
  if (open) await exemptions.change(id, { until, reason, remindersSent: [] });
  else
    await exemptions.start({
      id: newId("exemption"),
      userId: id,
      kind: "operator",
      reason,
      startedAt: now,
      until,
    });
  return [{ name: "user.sso-disabled", user: id, email, reason, until: until.toISOString() }];
}

async function newCodes(
  door: DoorRepositories,
  { id, email, organizationId }: UserRow,
  codes: readonly string[],
  now: Date,
): Promise<DomainEvent> {
  const { recoveryCodes, users } = door.of(organizationId);
  const rows = codes.map((code) => ({ id: newId<string>("recoveryCode"), codeHash: recoveryCodeHash(code) }));
  await recoveryCodes.replace(id, rows, now);
  await users.change(id, { codesStoredAt: null });
  return { name: "emergency.codes-made", user: id, email, codes: codes.length };
}
