// Mails about who is left out of SSO (UX.md F).
import type { Mail, ToAdministrator } from "../core/mail";
import { composeMail } from "./compose";
import { count, inCharge, mailDay } from "./words";

/** F 16, to the person; with a link when they never set a password. */
export function exemptMail(of: {
  to: string;
  organization: string;
  profile: string;
  by: string;
  until: Date | null;
  link: string | null;
}): Mail {
  return composeMail({
    kind: "exempt",
    to: of.to,
    subject: `You can sign in without ${of.profile}${of.until ? ` until ${mailDay(of.until)}` : ""}`,
    preheader: `Set by ${of.by}.`,
    paragraphs: [
      of.link
        ? "Please set a password with the button; you have none yet. It works for 7 days."
        : "You need to do nothing. Your Doorward password works again.",
    ],
    ...(of.link ? { button: { label: "Set a password", url: of.link } } : {}),
    facts: [{ label: "Set by", value: of.by }],
    because: `You get this because ${of.organization} lets you sign in without single sign-on.`,
  });
}

/** F 16: seven days before, and at the end. `to` is the person or somebody in charge. */
export function exemptionEndMail(of: {
  to: string;
  organization: string;
  email: string;
  until: Date;
  ended: boolean;
  key: string;
}): Mail {
  const own = of.to === of.email;
  const who = own ? "Your" : `${of.email}:`;
  return composeMail({
    kind: of.ended ? "exemption-ended" : "exemption-ends",
    to: of.to,
    subject: of.ended
      ? `${who} exemption from SSO has ended`
      : `${who} exemption from SSO ends on ${mailDay(of.until)}`,
    preheader: "Sign-in changes with it.",
    paragraphs: [
      of.ended
        ? `From now on ${own ? "you sign" : "this person signs"} in with single sign-on.`
        : `After that ${own ? "you sign" : "this person signs"} in with single sign-on. If that is too early, ${own ? "tell your administrator" : "end it and begin a new one"}.`,
    ],
    because: `You get this because of an exemption at ${of.organization}.`,
    dedupeKey: `exemption-${of.ended ? "ended" : "ends"}/${of.key}/${of.to}`,
  });
}

/** F 17, monthly. */
export function exemptionsReviewMail(
  of: ToAdministrator & { people: number; endless: number; month: string },
): Mail {
  return composeMail({
    ...inCharge(of),
    kind: "exemptions-review",
    subject: `${count(of.people, "person signs", "people sign")} in without SSO`,
    preheader: "Are they all still needed?",
    paragraphs: [
      `Please look whether each exemption is still needed. ${of.endless} of them ${of.endless === 1 ? "has" : "have"} no end date.`,
    ],
    button: { label: "Review exemptions", url: `${of.origin}/admin/access` },
    dedupeKey: `exemptions-review/${of.month}/${of.organization}/${of.to}`,
  });
}
