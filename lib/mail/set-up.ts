// Mails about setting a profile up with somebody else's help (UX.md F 8 and 9, and test links).
import type { Mail, ToAdministrator } from "../core/mail";
import { composeMail } from "./compose";
import { mailDay } from "./words";

/** F 8, first mail: the link. Without the code of the second mail it opens nothing. */
export function setUpLinkMail(of: {
  to: string;
  inviter: string;
  organization: string;
  provider: string;
  url: string;
  endsAt: Date;
}): Mail {
  return composeMail({
    kind: "set-up-link",
    to: of.to,
    subject: `${of.inviter} asks you to connect ${of.provider} to Doorward`,
    preheader: "A guide leads you through it. About 20 minutes.",
    paragraphs: [
      `Please do this by ${mailDay(of.endsAt)}; then the link ends.`,
      `${of.organization} sets up single sign-on. The page shows what to enter in ${of.provider} and what to bring back. You need no account, and nobody’s sign-in changes.`,
      "A second mail holds a code that the page asks for.",
    ],
    button: { label: "Open the set-up", url: of.url },
    because: `You get this because ${of.inviter} (${of.organization}) named you as the IT contact. If you don’t know why, ignore it.`,
  });
}

/** F 8, second mail: the code, so that a forwarded link alone is not enough. */
export function setUpCodeMail(of: {
  to: string;
  inviter: string;
  organization: string;
  code: string;
  endsAt: Date;
}): Mail {
  return composeMail({
    kind: "set-up-code",
    to: of.to,
    subject: "Your code for the set-up page",
    preheader: "The page that you got in another mail asks for it.",
    paragraphs: [
      "Type this code on the set-up page. Don’t pass it on: whoever has it and the link can change the set-up.",
    ],
    facts: [
      { label: "Code", value: of.code },
      { label: "Valid until", value: mailDay(of.endsAt) },
    ],
    because: `You get this because ${of.inviter} (${of.organization}) named you as the IT contact.`,
  });
}

/** F 9, to whoever sent the link. */
export function setUpFinishedMail(
  of: ToAdministrator & { contact: string; profile: string; profileId: string; linkId: string },
): Mail {
  return composeMail({
    kind: "set-up-finished",
    to: of.to,
    subject: `${of.contact} finished the set-up of ${of.profile}. Test and switch on`,
    preheader: "Nobody’s sign-in has changed yet.",
    paragraphs: [
      "Please look at the settings, test them yourself, and then decide whether to require SSO.",
      "The link has ended.",
    ],
    button: { label: `Test ${of.profile}`, url: `${of.origin}/admin/sso/${of.profileId}/test` },
    because: `You get this because you sent the set-up link for ${of.organization}.`,
    dedupeKey: `set-up-finished/${of.linkId}`,
  });
}

export function testLinkMail(of: {
  to: string;
  by: string;
  organization: string;
  profile: string;
  url: string;
  endsAt: Date;
}): Mail {
  return composeMail({
    kind: "test-link",
    to: of.to,
    subject: `${of.by} asks you to try signing in with ${of.profile}`,
    preheader: "One sign-in, two minutes. Nothing changes for you.",
    paragraphs: [
      `Please open this once before ${mailDay(of.endsAt)} and sign in with your own account. You see whether it worked, and so does ${of.by}.`,
      "It only tests: you are not signed in anywhere by it.",
    ],
    button: { label: "Try the sign-in", url: of.url },
    because: `You get this because ${of.by} (${of.organization}) is setting up single sign-on.`,
  });
}
