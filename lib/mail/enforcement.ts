// Mails about requiring SSO: F 11 to 17 of UX.md.
import type { Mail, ToAdministrator } from "../core/mail";
import { composeMail } from "./compose";
import { count, inCharge, list, mailDay, mailInstant } from "./words";

/** F 11: three days and one day before. */
export function ssoComingMail(of: {
  to: string;
  organization: string;
  profile: string;
  at: Date;
  key: string;
}): Mail {
  return composeMail({
    kind: "sso-coming",
    to: of.to,
    subject: `From ${mailDay(of.at)} you’ll sign in with ${of.profile}`,
    preheader: "Nothing changes before that.",
    paragraphs: [
      `You need to do nothing today. From ${mailInstant(of.at)} you sign in to Doorward with ${of.profile}, and your Doorward password stops working.`,
      "You won’t be signed out by it.",
    ],
    because: `You get this because ${of.organization} will require single sign-on for your address.`,
    dedupeKey: `sso-coming/${of.key}/${of.to}`,
  });
}

/** F 12. */
export function ssoRequiredMail(of: {
  to: string;
  organization: string;
  profile: string;
  origin: string;
  key: string;
}): Mail {
  return composeMail({
    kind: "sso-required",
    to: of.to,
    subject: `You now sign in to Doorward with ${of.profile}`,
    preheader: "Your Doorward password no longer works.",
    paragraphs: [
      `Next time you sign in, use ${of.profile}. Your Doorward password no longer works.`,
      "You’re not signed out now.",
    ],
    button: { label: "Try it", url: `${of.origin}/login` },
    because: `You get this because ${of.organization} requires single sign-on for your address.`,
    dedupeKey: `sso-required/${of.key}/${of.to}`,
  });
}

/** F 13. */
export function enforcedMail(
  of: ToAdministrator & {
    profile: string;
    profileId: string;
    domains: readonly string[];
    people: number;
    exempt: number;
    by: string;
    at: Date;
    confirmBy: Date | null;
  },
): Mail {
  return composeMail({
    ...inCharge(of),
    kind: "sso-enforced",
    subject: `SSO is required for ${list(of.domains)}: ${count(of.people, "person", "people")}, ${of.exempt} exempt`,
    preheader: "Nobody was signed out.",
    paragraphs: [
      of.confirmBy
        ? `An owner must sign in with ${of.profile} and confirm by ${mailInstant(of.confirmBy)}; otherwise it is taken back by itself.`
        : "You need to do nothing. If people cannot get in, pause the requirement: it is one step.",
      `${count(of.people, "person", "people")} must use ${of.profile} at their next sign-in.`,
    ],
    facts: [
      { label: "By", value: of.by },
      { label: "When", value: mailInstant(of.at) },
    ],
    button: { label: "See how it goes", url: `${of.origin}/admin/sso/${of.profileId}/enforce` },
  });
}

/** Stopped requiring, by a person or because nobody confirmed. */
export function releasedMail(
  of: ToAdministrator & {
    profile: string;
    domains: readonly string[];
    by: string;
    at: Date;
    reverted: boolean;
  },
): Mail {
  return composeMail({
    ...inCharge(of),
    kind: of.reverted ? "sso-reverted" : "sso-released",
    subject: of.reverted
      ? `SSO is not required any more for ${list(of.domains)}: nobody confirmed it`
      : `SSO is not required any more for ${list(of.domains)}`,
    preheader: "People can use their password again.",
    paragraphs: [
      of.reverted
        ? `Within an hour no owner came in with ${of.profile} and confirmed, so it was taken back. Look at the sign-in log, then try again.`
        : "You need to do nothing. People on these domains can use their password again; those without one get a link to set one.",
    ],
    facts: [
      { label: "By", value: of.by },
      { label: "When", value: mailInstant(of.at) },
    ],
    button: { label: "Open the sign-in log", url: `${of.origin}/admin/sign-ins` },
  });
}

/** F 14. */
export function scheduleStoppedMail(
  of: ToAdministrator & { profile: string; profileId: string; because: string; key: string },
): Mail {
  return composeMail({
    ...inCharge(of),
    kind: "schedule-stopped",
    subject: `We did not switch on SSO as planned: ${of.because}`,
    preheader: "Nothing has changed for anybody.",
    paragraphs: [
      `Requiring SSO with ${of.profile} was planned for now. ${of.because} So nothing was changed.`,
    ],
    button: { label: "Look and plan again", url: `${of.origin}/admin/sso/${of.profileId}/enforce` },
    dedupeKey: `schedule-stopped/${of.key}/${of.to}`,
  });
}

/** F 15. */
export function pauseMail(
  of: ToAdministrator & {
    what: "paused" | "resumed" | "resumes-soon";
    profile: string;
    by: string;
    until: Date | null;
    reason: string;
    key: string;
  },
): Mail {
  const until = of.until ? `until ${mailInstant(of.until)}` : "until somebody resumes it";
  return composeMail({
    ...inCharge(of),
    kind: `sso-${of.what}`,
    subject: {
      paused: `${of.by} paused the SSO requirement of ${of.profile} ${until}`,
      resumed: `SSO with ${of.profile} is required again`,
      "resumes-soon": `SSO with ${of.profile} is required again in an hour`,
    }[of.what],
    preheader: `Reason for the pause: ${of.reason}`,
    paragraphs: [
      of.what === "paused"
        ? "If you expected this, you need to do nothing. Until then people can use their password as well as SSO."
        : "You need to do nothing, unless the reason for the pause is still there.",
    ],
    facts: [
      { label: "By", value: of.by },
      { label: "Reason", value: of.reason },
    ],
    button: { label: "Open the profiles", url: `${of.origin}/admin/sso` },
    dedupeKey: `sso-${of.what}/${of.key}/${of.to}`,
  });
}

/** F 22: at most one an hour. */
export function failingMail(
  of: ToAdministrator & {
    profile: string;
    profileId: string;
    attempts: number;
    refused: number;
    because: string;
    hour: string;
  },
): Mail {
  return composeMail({
    ...inCharge(of),
    kind: "sign-in-failing",
    subject: `Sign-in with ${of.profile} is failing`,
    preheader: `${of.refused} of the last ${of.attempts} attempts were refused.`,
    paragraphs: [
      `Please look now: ${of.refused} of the last ${of.attempts} attempts in 10 minutes were refused (${of.because}).`,
      "If it takes longer, pause the requirement: then passwords work until you resume.",
    ],
    button: {
      label: "See what to do",
      url: `${of.origin}/admin/sign-ins?result=refused&profile=${of.profileId}`,
    },
    dedupeKey: `sign-in-failing/${of.profileId}/${of.hour}/${of.to}`,
  });
}
