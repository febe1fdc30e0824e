// Mails about a person's own way in (UX.md C.4, F 26).
import type { Mail } from "../core/mail";
import { composeMail } from "./compose";

interface About {
  readonly to: string;
  readonly organization: string;
}

/** The link works for 30 minutes, once. */
export function passwordResetMail({ to, url }: About & { url: string }): Mail {
  return composeMail({
    kind: "password-reset",
    to,
    subject: "Choose a new password for Doorward",
    preheader: "The link works for 30 minutes.",
    paragraphs: [
      "If you asked for it, choose a new password within 30 minutes. Until then the old one works.",
    ],
    button: { label: "Choose a new password", url },
    because: `You get this because somebody asked to reset the password of ${to}. Not you? Ignore it: nothing happens.`,
  });
}

/** To somebody who has no password because SSO is required. */
export function noPasswordMail(of: About & { profile: string; url: string }): Mail {
  return composeMail({
    kind: "no-password",
    to: of.to,
    subject: "You don’t have a password at Doorward",
    preheader: `${of.organization} uses single sign-on.`,
    paragraphs: [
      "You need to do nothing.",
      `You don’t have a password here: ${of.organization} uses single sign-on. Sign in with ${of.profile}; if its password is lost, ask your IT team.`,
    ],
    button: { label: `Sign in with ${of.profile}`, url: of.url },
    because: `You get this because somebody asked to reset the password of ${of.to}. Not you? Ignore it.`,
  });
}

/** Tells about a new way in, so that one which somebody else made does not stay unseen. */
export function passkeyAddedMail(of: About & { passkey: string; at: Date; url: string }): Mail {
  return composeMail({
    kind: "passkey-added",
    to: of.to,
    subject: "A passkey was added to your account at Doorward",
    preheader: "If it was you, you need to do nothing.",
    paragraphs: [
      "If it was you, you need to do nothing. If not, remove it, change your password, and tell your administrator now.",
    ],
    facts: [
      { label: "Passkey", value: of.passkey },
      { label: "When", value: `${of.at.toISOString().slice(0, 16).replace("T", " ")} UTC` },
    ],
    button: { label: "Look at your passkeys", url: of.url },
    because: `You get this because a passkey was added to the account of ${of.to} at ${of.organization}.`,
  });
}

export function passwordChangedMail({ to, organization, at }: About & { at: Date }): Mail {
  return composeMail({
    kind: "password-changed",
    to,
    subject: "Your password for Doorward was changed",
    preheader: "If it was you, you need to do nothing.",
    paragraphs: ["If it was you, you need to do nothing. If not, tell your administrator now."],
    facts: [{ label: "When", value: `${at.toISOString().slice(0, 16).replace("T", " ")} UTC` }],
    because: `You get this because the password of ${to} at ${organization} was changed.`,
  });
}
