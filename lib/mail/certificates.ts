// Mails about certificates and metadata (UX.md F 18 to 21).
import type { Mail, ToAdministrator } from "../core/mail";
import { composeMail } from "./compose";
import { count, mailDay } from "./words";

interface AboutProfile extends ToAdministrator {
  readonly profile: string;
  readonly profileId: string;
}
interface AboutCertificate extends AboutProfile {
  readonly certificateId: string;
  readonly subject: string;
  readonly fingerprint: string;
  readonly notAfter: Date;
}

const frame = ({ to, organization, origin }: ToAdministrator) => ({
  to,
  because: `You get this because you look after single sign-on of ${organization} on Doorward.`,
  settingsUrl: `${origin}/admin/settings`,
});
const certificatePage = ({ origin, profileId }: AboutProfile) =>
  `${origin}/admin/sso/${profileId}/certificates`;
/** "4F1A…9C": enough to tell two apart. */
const short = (fingerprint: string) => `${fingerprint.slice(0, 8)}…${fingerprint.slice(-4)}`.toUpperCase();

/** F 18. `days`: 60, 30, 14, 7, 1, or 0 when it has ended. `left` whole days are left. */
export function certificateEndsMail(
  of: AboutCertificate & {
    days: number;
    left: number;
    people: number;
    /** The provider's own way, one sentence or more. */
    rollover: string;
    /** We read its metadata every day. */
    metadataIsRead: boolean;
  },
): Mail {
  const { profile, days, left, people, notAfter } = of;
  const day = mailDay(notAfter);
  const ended = days === 0;
  const whom = people > 0 ? count(people, "person", "people") : "nobody yet";
  return composeMail({
    ...frame(of),
    kind: "certificate-ends",
    subject: ended
      ? `${profile}’s signing certificate has ended`
      : `${count(left, "day", "days")} left: ${profile}’s signing certificate ends ${day}`,
    preheader: ended ? `It ended on ${day}.` : `SSO with ${profile} is required for ${whom}.`,
    paragraphs: [
      ended
        ? `It ended on ${day}. Many identity providers stop signing with it; then sign-in with ${profile} fails. Please add the new one now.`
        : people > 0
          ? `You need to do something before ${day}, or ${whom} may not get in.`
          : `Please do something before ${day}. SSO is not required with ${profile}, so nobody is kept out yet.`,
      ...(of.metadataIsRead
        ? [
            `If ${profile} renews by itself, we’ll pick it up from its metadata and tell you. Then you need to do nothing.`,
          ]
        : []),
      [
        `At your identity provider: ${of.rollover}.`,
        "Here: add the new certificate. The old one keeps working.",
        "Switch over at your identity provider. The certificates page shows when we see the new one in use.",
      ],
    ],
    facts: [
      { label: "Certificate", value: of.subject },
      { label: "SHA-256", value: short(of.fingerprint) },
    ],
    button: { label: "Add the new certificate", url: certificatePage(of) },
    dedupeKey: `certificate-ends/${of.certificateId}/${days}/${of.to}`,
  });
}

/** F 19: AD FS makes a new certificate 20 days before the end and switches to it 5 days later. */
export function adfsSwitchMail(of: AboutCertificate & { days: number; switchesAbout: Date }): Mail {
  return composeMail({
    ...frame(of),
    kind: "adfs-switch",
    subject: `AD FS may switch certificates around ${mailDay(of.switchesAbout)}`,
    preheader: `The date on the certificate is ${mailDay(of.notAfter)}, but AD FS switches earlier.`,
    paragraphs: [
      `Please prepare before ${mailDay(of.switchesAbout)}: with AutoCertificateRollover, AD FS begins to sign with its next certificate about 15 days before the old one ends.`,
      [
        "On the AD FS server, see whether Get-AdfsCertificate -CertificateType Token-Signing lists a second certificate.",
        "Export it and add it here. Both are trusted then.",
      ],
    ],
    facts: [
      { label: "Certificate", value: of.subject },
      { label: "SHA-256", value: short(of.fingerprint) },
    ],
    button: { label: "Open the certificates", url: certificatePage(of) },
    dedupeKey: `adfs-switch/${of.certificateId}/${of.days}/${of.to}`,
  });
}

/** F 20. */
export function certificateFoundMail(of: AboutProfile & { fingerprints: readonly string[]; at: Date }): Mail {
  const { profile, fingerprints } = of;
  const several = fingerprints.length > 1;
  return composeMail({
    ...frame(of),
    kind: "certificate-found",
    subject: `${profile} published ${several ? "new certificates" : "a new certificate"}. We added ${several ? "them" : "it"}`,
    preheader: "If you didn’t expect this, look now.",
    paragraphs: [
      "If you expected this, you need to do nothing. If you didn’t expect this, look now: whoever controls that metadata address decides what we trust.",
      "The certificates that were there are still trusted, so sign-in goes on before and after the change.",
    ],
    facts: fingerprints.map((fingerprint) => ({ label: "SHA-256", value: short(fingerprint) })),
    button: { label: "Look at the certificates", url: certificatePage(of) },
    dedupeKey: `certificate-found/${of.profileId}/${[...fingerprints].sort().join(",")}/${of.to}`,
  });
}

/** F 21: after three days without an answer, or at once when the metadata names another issuer or address. */
export function metadataProblemMail(
  of: AboutProfile & { url: string; problem: string; since: Date; stopped: boolean },
): Mail {
  const { profile, since, stopped } = of;
  return composeMail({
    ...frame(of),
    kind: "metadata-problem",
    subject: stopped
      ? `We stopped reading ${profile}’s metadata: it has changed`
      : `We couldn’t read ${profile}’s metadata since ${mailDay(since)}`,
    preheader: "Sign-in goes on with the settings that are live.",
    paragraphs: [
      stopped
        ? "Please look at it: the metadata now names another issuer or sign-in address, and such a change is never taken over by itself."
        : "Please look at it: while we can’t read the metadata, a new certificate is not picked up by itself.",
      of.problem,
      "Sign-in goes on with the settings that are live.",
    ],
    facts: [{ label: "Metadata address", value: of.url }],
    button: { label: `Open ${profile}`, url: `${of.origin}/admin/sso/${of.profileId}/configuration` },
    dedupeKey: `metadata-problem/${of.profileId}/${since.toISOString()}/${of.to}`,
  });
}
