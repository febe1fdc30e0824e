import { emergencyReminderMail } from "../mail/emergency";
import { eachOrganization } from "./each-organization";
import type { Job } from "./schedule";

const DAY = 86_400_000;

/** F 24: unfinished emergency access after a day and a week; a new drill at 165 and 180 days. Each once, by its key. */
export const remindEmergency: Job = {
  name: "remind-emergency",
  everySeconds: 3600,
  run: (ports) =>
    eachOrganization(ports, "remind-emergency", async ({ repos, now, newId, origin }) => {
      const { name: organization } = await repos.organization.get();
      for (const { person, readiness } of await repos.enforcement.emergencyPeople(now)) {
        if (person.status !== "active") continue;
        const reminder = reminderFor(person, readiness, now);
        if (!reminder) continue;
        const mail = emergencyReminderMail({ to: person.email, organization, origin, ...reminder });
        await repos.outbox.add([mail], now, () => newId("mail"));
      }
      return [];
    }),
};

function reminderFor(
  person: { readonly emergencySince: Date | null; readonly emergencyDrilledAt: Date | null },
  readiness: { readonly gaps: readonly string[]; readonly drillDue: boolean },
  now: Date,
): { about: "unfinished" | "drill-due" | "drill-over"; key: string } | null {
  const drilled = person.emergencyDrilledAt?.toISOString();
  if (readiness.gaps.includes("drill-too-old")) return { about: "drill-over", key: drilled! };
  if (readiness.gaps.length > 0) {
    const days = (now.getTime() - person.emergencySince!.getTime()) / DAY;
    const step = days >= 7 ? "7" : days >= 1 ? "1" : null;
    return step && { about: "unfinished", key: `${person.emergencySince!.toISOString()}/${step}` };
  }
  return readiness.drillDue ? { about: "drill-due", key: drilled! } : null;
}
