// Mails to and about people (UX.md F 1, 27, 28).
import type { Role } from "../core/access";
import type { Mail } from "../core/mail";
import { composeMail } from "./compose";

export const ROLE_WORDS: Record<Role, string> = { owner: "Owner", admin: "Admin", member: "Member" };

/** F 1. `profile` is the SSO profile's name when the person must use SSO, else null: they set a password. */
export function invitationMail(of: {
  to: string;
  inviter: string;
  organization: string;
  profile: string | null;
  url: string;
  endsAt: Date;
  reminder?: boolean;
}): Mail {
  const { to, inviter, organization, profile, url, endsAt } = of;
  return composeMail({
    kind: "invitation",
    to,
    subject: `${of.reminder ? "Reminder: " : ""}${inviter} invited you to ${organization} on Doorward`,
    preheader: profile ? `You’ll sign in with ${profile}.` : "Choose a password to get started.",
    paragraphs: [
      `Please accept by ${day(endsAt)}.`,
      profile
        ? `You’ll sign in with ${profile}. You don’t need a new password.`
        : `You’ll choose a password for ${organization} on the next page.`,
    ],
    button: { label: `Join ${organization}`, url },
    because: `You get this because ${inviter} invited ${to}. If you don’t know why, ignore it: without the button nothing happens.`,
  });
}

/** F 27, to the person. */
export function roleChangedMail(of: {
  to: string;
  organization: string;
  from: Role;
  role: Role;
  by: string;
  at: Date;
}): Mail {
  return composeMail({
    kind: "role-changed",
    to: of.to,
    subject: `Your role at ${of.organization} is now ${ROLE_WORDS[of.role]}`,
    preheader: `Changed by ${of.by}.`,
    paragraphs: [
      "You need to do nothing.",
      `Your role was changed from ${ROLE_WORDS[of.from]} to ${ROLE_WORDS[of.role]}.`,
    ],
    facts: [
      { label: "Changed by", value: of.by },
      { label: "When", value: instant(of.at) },
    ],
    because: `You get this because your role at ${of.organization} changed.`,
  });
}

/** F 27, to the owners, when somebody becomes or stops being an owner. */
export function ownersChangedMail(of: {
  to: string;
  organization: string;
  person: string;
  became: boolean;
  by: string;
  at: Date;
  origin: string;
}): Mail {
  const what = of.became ? "is now an owner" : "is no longer an owner";
  return composeMail({
    kind: "owners-changed",
    to: of.to,
    subject: `${of.person} ${what} of ${of.organization}`,
    preheader: `Changed by ${of.by}.`,
    paragraphs: ["If you expected this, you need to do nothing. If not, look at your people now."],
    facts: [
      { label: "Changed by", value: of.by },
      { label: "When", value: instant(of.at) },
    ],
    button: { label: "Look at people", url: `${of.origin}/admin/users?role=owner` },
    because: `You get this because you are an owner of ${of.organization}. Owners always get it.`,
  });
}

/** To the old and the new address. */
export function addressChangedMail(of: {
  to: string;
  organization: string;
  from: string;
  address: string;
  by: string;
  at: Date;
}): Mail {
  return composeMail({
    kind: "address-changed",
    to: of.to,
    subject: `Your address at ${of.organization} is now ${of.address}`,
    preheader: `It was ${of.from}.`,
    paragraphs: [
      "If you expected this, you need to do nothing. If not, tell your administrator.",
      `From now on you sign in with ${of.address} instead of ${of.from}.`,
    ],
    facts: [
      { label: "Changed by", value: of.by },
      { label: "When", value: instant(of.at) },
    ],
    because: `You get this because your address at ${of.organization} changed.`,
  });
}

/** F 28: once a day. */
export function uninvitedMail(of: {
  to: string;
  organization: string;
  people: readonly string[];
  total: number;
  date: string;
  origin: string;
}): Mail {
  const who = of.total === 1 ? "1 person" : `${of.total} people`;
  return composeMail({
    kind: "uninvited",
    to: of.to,
    subject: `${who} tried to sign in to ${of.organization} but ${of.total === 1 ? "isn’t" : "aren’t"} invited`,
    preheader: "Invite them, or leave it.",
    paragraphs: [
      "You need to act only if you know these people: SSO does not create accounts, so everybody needs an invitation.",
      of.people.join(", ") + (of.total > of.people.length ? " and others." : "."),
    ],
    button: { label: "See who, and invite", url: `${of.origin}/admin/users/wishes` },
    because: `You get this because you are an administrator of ${of.organization}. It comes once a day at most.`,
    dedupeKey: `uninvited/${of.to}/${of.date}`,
  });
}

/** Sign-up: proves the address. */
export function signUpMail(of: { to: string; organization: string; url: string; endsAt: Date }): Mail {
  return composeMail({
    kind: "sign-up",
    to: of.to,
    subject: `Create ${of.organization} on Doorward`,
    preheader: "One click proves that this address is yours.",
    paragraphs: [
      `Please continue within an hour. The button proves that ${of.to} is yours; then you choose a password, and ${of.organization} is created with you as its owner.`,
    ],
    button: { label: "Continue", url: of.url },
    because:
      "You get this because somebody gave this address to sign up. Not you? Ignore it: nothing happens.",
  });
}

/** Sign-up with an address that has an account already: the page says the same, the mail says this. */
export function signUpKnownMail(of: { to: string; origin: string }): Mail {
  return composeMail({
    kind: "sign-up-known",
    to: of.to,
    subject: "You have an account on Doorward already",
    preheader: "Sign in instead.",
    paragraphs: ["You need no new account: sign in with this address.", "Nothing was changed."],
    button: { label: "Sign in", url: `${of.origin}/login` },
    because:
      "You get this because somebody gave this address to sign up. Not you? Ignore it: nothing happens.",
  });
}

const day = (date: Date) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(date);
const instant = (date: Date) => `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
