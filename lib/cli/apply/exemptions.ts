import type { ExemptionRow } from "../../../db/repositories/exemptions";
import type { UserRow } from "../../../db/repositories/users";
import { exemptionInWords } from "../../core/before-after";
import { type OrganizationWork, refuse } from "./apply-work";
import type { WantedExemption } from "./file-shape";

/** A last day means its end in UTC, as in the Admin Center. */
const endOf = (day: string | null | undefined) => (day ? new Date(`${day}T23:59:59Z`) : null);

/**
 * Leaves exactly the listed people out of SSO: others' exemptions end, except those that end by themselves at the first
 * sign-in with SSO. `required`: domains that are enforced once the file is carried out.
 */
export async function applyExemptions(
  work: OrganizationWork,
  wanted: readonly WantedExemption[],
  required: ReadonlySet<string>,
): Promise<void> {
  const { repos, now, warn } = work;
  const listed = new Set<string>();
  for (const [i, exemption] of wanted.entries()) {
    const place = `${work.place}.exemptions[${i}]`;
    const person = await repos.users.findByEmail(exemption.email);
    if (!person)
      refuse(
        `${place}.email`,
        `${exemption.email} is nobody of ${work.organization.name}. Add them under users.`,
      );
    const until = endOf(exemption.until);
    if (until && until <= now) {
      // A file that was right yesterday must not stop everything today.
      warn(`the exemption of ${exemption.email} is over since ${exemption.until}; take it out of the file.`);
      continue;
    }
    listed.add(exemption.email);
    await exempt(work, person, exemption, required);
  }
  for (const { exemption, email } of await repos.exemptions.inForce(now)) {
    if (listed.has(email) || exemption.kind === "until-first-sso") continue;
    await repos.exemptions.end([exemption.userId], "ended", null, now);
    work.did(`ended the exemption of ${email}`, {
      name: "user.sso-enabled",
      user: exemption.userId,
      email,
      because: "ended",
    });
  }
}

async function exempt(
  work: OrganizationWork,
  person: UserRow,
  { reason, until: day }: WantedExemption,
  required: ReadonlySet<string>,
): Promise<void> {
  const { repos, now, newId, did, warn } = work;
  const { id, email } = person;
  const until = endOf(day);
  if (person.emergencySince) return warn(`${email} has emergency access and needs no exemption.`);
  if (!required.has(person.emailDomain))
    return warn(`${email} does not have to use SSO, so there is nothing to exempt yet.`);
  const open = await repos.exemptions.findInForce(id, now);
  if (open && sameExemption(open, reason, until)) return;
  const event = {
    name: "user.sso-disabled",
    user: id,
    email,
    reason,
    until: until?.toISOString() ?? null,
    ...(open ? { from: exemptionInWords(open) } : {}),
  } as const;
  if (open && open.kind !== "until-first-sso") {
    await repos.exemptions.change(id, { reason, until, remindersSent: [] });
    return did(`changed the exemption of ${email}`, event);
  }
  await repos.exemptions.end([id], "ended", null, now);
  await repos.exemptions.start({
    id: newId("exemption"),
    userId: id,
    kind: "operator",
    reason,
    startedAt: now,
    until,
  });
  if (!person.passwordHash)
    warn(`${email} is exempt and has no password: doorward user set-password ${email}`);
  did(`left ${email} out of SSO${day ? ` until ${day}` : ""}`, event);
}

const sameExemption = (open: ExemptionRow, reason: string, until: Date | null) =>
  open.kind !== "until-first-sso" && open.reason === reason && sameDay(open.until, until);
const sameDay = (a: Date | null, b: Date | null) =>
  a === b || a?.toISOString().slice(0, 10) === b?.toISOString().slice(0, 10);
