// The mails that time brings: UX.md F 4 (still waiting) and F 5 (record missing). Each step once.
import type { DomainRow } from "../../db/repositories/domains";
import { readSight, sawWords } from "../core/domain-sight";
import { GRACE_DAYS } from "../core/domain-state";
import { domainNeedsAttentionMail, domainNotYetMail } from "../mail/domains";
import { tellAdministrators } from "../runtime/tell-administrators";
import type { DomainWork } from "./domain-work";

const DAY = 86_400_000;
const MISSING_DAYS = [0, 7, 14, 21, 27, 29];
const WAITING_DAYS = [1, 3];

/** The record of a verified domain is missing: everyone in charge, on day 0, 7, 14, 21, 27 and 29. */
export async function remindOfMissingRecord(work: DomainWork, row: DomainRow): Promise<void> {
  const { missingSince: since, name } = row;
  const day = since && dueStep(MISSING_DAYS, since, work.now, row.remindersSent);
  if (!since || day === null) return;
  const { people } = await work.repos.users.countOnDomain(name);
  const sight = readSight(row.observation);
  await tellAdministrators(work, (to) =>
    domainNeedsAttentionMail({
      ...to,
      domain: name,
      domainId: row.id,
      since,
      until: new Date(since.getTime() + GRACE_DAYS * DAY),
      saw: sight ? sawWords(sight.judgement) : "no record",
      people,
      required: row.enforcedByProfileId !== null,
      key: `${row.id}/${since.toISOString()}/${day}`,
    }),
  );
  await noteStep(work, row, day!);
}

/** Not verified after a day, and after three: whoever added it, while they are here. */
export async function remindOfWaitingRecord(work: DomainWork, row: DomainRow): Promise<void> {
  const { repos, now, newId, origin } = work;
  const day = dueStep(WAITING_DAYS, row.claimedAt, now, row.remindersSent);
  if (day === null || !row.claimedBy) return;
  const person = await repos.users.find(row.claimedBy);
  if (person?.status === "active") {
    const { name: organization } = await repos.organization.get();
    const sight = readSight(row.observation);
    const mail = domainNotYetMail({
      to: person.email,
      organization,
      origin,
      domain: row.name,
      domainId: row.id,
      saw: sight ? sawWords(sight.judgement) : "nothing yet",
      day,
    });
    await repos.outbox.add([mail], now, () => newId("mail"));
  }
  await noteStep(work, row, day);
}

/** The latest step that has come and was not sent; steps missed on the way are left out. */
function dueStep(steps: readonly number[], since: Date, now: Date, sent: readonly string[]): number | null {
  const days = (now.getTime() - since.getTime()) / DAY;
  const step = steps.findLast((day) => day <= days);
  return step === undefined || sent.includes(String(step)) ? null : step;
}

const noteStep = ({ repos }: DomainWork, row: DomainRow, day: number) =>
  repos.domains.change(row.id, { remindersSent: [...row.remindersSent, String(day)] });
