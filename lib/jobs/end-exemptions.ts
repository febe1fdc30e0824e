import { exemptionInWords, REQUIRED } from "../core/before-after";
import type { DomainEvent } from "../core/events";
import { exemptionEndMail, exemptionsReviewMail } from "../mail/exemptions";
import { tellAdministrators } from "../runtime/tell-administrators";
import { eachOrganization } from "./each-organization";
import type { Job } from "./schedule";

const DAY = 86_400_000;
/** From so many on, the monthly review is mailed even when all of them end (F 17). */
const MANY = 5;

/** Exemptions end by themselves; the person and everyone in charge hear of it 7 days before and at the end (F 16, 17). */
export const endExemptions: Job = {
  name: "end-exemptions",
  everySeconds: 300,
  run: (ports) =>
    eachOrganization(ports, "end-exemptions", async (work) => {
      const { repos, now, newId } = work;
      const { name: organization } = await repos.organization.get();
      const events: DomainEvent[] = [];
      for (const { exemption, email } of await repos.exemptions.endingBy(new Date(now.getTime() + 7 * DAY))) {
        const until = exemption.until!;
        const ended = until <= now;
        if (!ended && until.getTime() - exemption.startedAt.getTime() <= 7 * DAY) continue;
        const about = { organization, email, until, ended, key: `${exemption.id}/${until.toISOString()}` };
        await repos.outbox.add([exemptionEndMail({ ...about, to: email })], now, () => newId("mail"));
        await tellAdministrators(work, ({ to }) => exemptionEndMail({ ...about, to }));
        if (!ended) continue;
        await repos.exemptions.end([exemption.userId], "ended", null, now);
        events.push({
          name: "user.sso-enabled",
          user: exemption.userId,
          email,
          because: "ended",
          from: exemptionInWords(exemption),
          to: REQUIRED,
        });
      }
      const open = (await repos.exemptions.inForce(now)).filter(
        ({ exemption }) => exemption.kind !== "until-first-sso",
      );
      const endless = open.filter(({ exemption }) => exemption.until === null).length;
      if (endless > 0 || open.length > MANY) {
        const month = now.toISOString().slice(0, 7);
        await tellAdministrators(work, (to) =>
          exemptionsReviewMail({ ...to, people: open.length, endless, month }),
        );
      }
      return events;
    }),
};
