import type { CertificateRow, ProfileRow } from "../../db/repositories/profiles";
import {
  ADFS_SWITCHES_DAYS_EARLY,
  ADFS_THRESHOLDS,
  dueReminder,
  END_THRESHOLDS,
  isReplaced,
} from "../core/certificate-reminders";
import type { ToAdministrator } from "../core/mail";
import { guideOf } from "../guides/guides";
import { adfsSwitchMail, certificateEndsMail } from "../mail/certificates";
import { tellAdministrators } from "../runtime/tell-administrators";
import { eachOrganization, type OrganizationWork } from "./each-organization";
import type { Job } from "./schedule";

const DAY = 86_400_000;
/** From so near on, the IT contact hears of it too. */
const CONTACT_DAYS = 14;

/** F 18 and 19: an end is announced in time, each threshold once, and not at all once the replacement is in use. */
export const remindCertificates: Job = {
  name: "remind-certificates",
  everySeconds: 3600,
  run: (ports) =>
    eachOrganization(ports, "remind-certificates", async (work) => {
      for (const profile of await work.repos.profiles.list()) {
        if (!profile.live || !profile.on) continue;
        const trusted = (await work.repos.profiles.certificates(profile.id)).filter(({ live }) => live);
        for (const row of trusted)
          if (
            !isReplaced(
              row,
              trusted.filter(({ id }) => id !== row.id),
            )
          )
            await remind(work, profile, row);
      }
      return [];
    }),
};

async function remind(work: OrganizationWork, profile: ProfileRow, row: CertificateRow): Promise<void> {
  const { repos, now, newId, origin } = work;
  const about = {
    profile: profile.name,
    profileId: profile.id,
    certificateId: row.id,
    subject: row.subject,
    fingerprint: row.fingerprint,
    notAfter: row.notAfter,
  };
  const settled: string[] = [];
  const ends = dueReminder(row, END_THRESHOLDS, "ends-", now);
  if (ends) {
    const { days } = ends;
    const left = Math.max(0, Math.ceil((row.notAfter.getTime() - now.getTime()) / DAY));
    const rollover = (guideOf(profile.provider).certificate.rollover ?? "add a new certificate").replace(
      /\.$/,
      "",
    );
    const people = await peopleBehind(work, profile);
    const mail = (to: ToAdministrator) =>
      certificateEndsMail({
        ...to,
        ...about,
        days,
        left,
        people,
        rollover,
        metadataIsRead: profile.metadataUrl !== null,
      });
    await tellAdministrators(work, mail);
    const contact = days <= CONTACT_DAYS ? await lastContact(work, profile) : null;
    if (contact) {
      const { name: organization } = await repos.organization.get();
      await repos.outbox.add([mail({ to: contact, organization, origin })], now, () => newId("mail"));
    }
    settled.push(...ends.settles);
  }
  const adfs = profile.provider === "adfs" ? dueReminder(row, ADFS_THRESHOLDS, "adfs-", now) : null;
  if (adfs) {
    const switchesAbout = new Date(row.notAfter.getTime() - ADFS_SWITCHES_DAYS_EARLY * DAY);
    await tellAdministrators(work, (to) =>
      adfsSwitchMail({ ...to, ...about, days: adfs.days, switchesAbout }),
    );
    settled.push(...adfs.settles);
  }
  if (settled.length > 0)
    await repos.profiles.changeCertificate(row.id, { remindersSent: [...row.remindersSent, ...settled] });
}

/** How many must use it. */
async function peopleBehind({ repos }: OrganizationWork, profile: ProfileRow): Promise<number> {
  const domains = await repos.domains.enforcedBy(profile.id);
  const counts = await Promise.all(domains.map(({ name }) => repos.users.countOnDomain(name)));
  return counts.reduce((sum, { people }) => sum + people, 0);
}

/** The address of the last set-up link for this profile. */
async function lastContact({ repos }: OrganizationWork, profile: ProfileRow): Promise<string | null> {
  const [last] = await repos.links.ofProfile(profile.id, "set-up");
  return last?.email ?? null;
}
