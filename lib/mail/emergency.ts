// Mails about emergency access (UX.md F).
import type { Mail, ToAdministrator } from "../core/mail";
import { composeMail } from "./compose";
import { inCharge, mailInstant } from "./words";

/** F 24: to the person, one for each step. */
export function emergencyReminderMail(
  of: ToAdministrator & { about: "unfinished" | "drill-due" | "drill-over"; key: string },
): Mail {
  return composeMail({
    ...inCharge(of),
    kind: `emergency-${of.about}`,
    subject: {
      unfinished: "Your emergency access is not finished",
      "drill-due": "Practise emergency sign-in (2 minutes)",
      "drill-over": "Your emergency access is not proved any more: practise now",
    }[of.about],
    preheader: "So that somebody can get in when the identity provider is down.",
    paragraphs: [
      of.about === "unfinished"
        ? "Please finish it: a password, stored recovery codes, and one practice sign-in."
        : "Please practise once: sign in with your password or a recovery code, then note it on the page.",
    ],
    button: { label: "Open emergency access", url: `${of.origin}/admin/access` },
    dedupeKey: `emergency-${of.about}/${of.key}/${of.to}`,
  });
}

/** F 23: every time, at once. */
export function emergencyUsedMail(
  of: ToAdministrator & { person: string; at: Date; from: string | null; key: string },
): Mail {
  const clock = mailInstant(of.at);
  return composeMail({
    ...inCharge(of),
    kind: "emergency-used",
    dedupeKey: `emergency-used/${of.key}/${of.to}`,
    subject: `Emergency access was used by ${of.person} at ${clock}${of.from ? ` from ${of.from}` : ""}`,
    preheader: "Was that planned?",
    paragraphs: [
      "If it was planned, you need to do nothing. If not, suspend this person now and make new recovery codes.",
    ],
    facts: [
      { label: "Person", value: of.person },
      { label: "When", value: clock },
      { label: "From", value: of.from ?? "unknown" },
    ],
    button: { label: "Open emergency access", url: `${of.origin}/admin/access` },
  });
}

/** F 25. */
export function codesMadeMail(of: ToAdministrator & { person: string; at: Date; from: string | null }): Mail {
  return composeMail({
    ...inCharge(of),
    kind: "recovery-codes-made",
    subject: `New recovery codes were made for ${of.person}`,
    preheader: "Earlier codes no longer work.",
    paragraphs: ["If you expected this, you need to do nothing. If not, look at emergency access now."],
    facts: [
      { label: "When", value: mailInstant(of.at) },
      { label: "From", value: of.from ?? "unknown" },
    ],
    button: { label: "Open emergency access", url: `${of.origin}/admin/access` },
  });
}
