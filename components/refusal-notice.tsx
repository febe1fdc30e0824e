// Why it was not done, in words, beside the control. Exhaustive: a refusal without words does not compile.
import type { ReactNode } from "react";
import type { EnforcementBlocker } from "../lib/core/enforcement";
import type { Refusal, RefusalCode, RefusalData } from "../lib/core/refusals";
import { Notice } from "./ui/notice";

type Words = { readonly [Code in RefusalCode]: (data: RefusalData[Code]) => ReactNode };

const WORDS: Words = {
  forbidden: ({ owners }) =>
    `You can’t do this with your role.${owners?.length ? ` Ask one of the owners: ${owners.join(", ")}.` : ""}`,
  "invalid-input": ({ issues }) => issues.map(({ message }) => message).join(" "),
  "sign-in-not-fresh": () => (
    <>
      This needs a sign-in within the last 10 minutes. <a href="/login?fresh=1">Sign in again</a>, then repeat
      it: nothing was changed.
    </>
  ),
  "not-found": ({ what }) => `This ${what} isn’t here any more. Go back to the list and look again.`,
  "server-failed": ({ reference }) =>
    `Our server had a problem or could not be reached. Nothing was changed halfway, and what you typed is still here: try again.${reference ? ` If it happens again, give this reference to whoever runs this server: ${reference}.` : ""}`,
  "too-many-tries": ({ seconds }) => `That was too often. Try again in ${waiting(seconds)}.`,
  "changed-meanwhile": ({ by }) =>
    `${by} changed this while you had it open. What was saved is shown on this page now, and what you typed is still in the form. Send it again only if yours should replace it.`,
  "name-taken": ({ name }) => `“${name}” is in use already. Choose another name.`,
  "domain-invalid": ({ message }) => message,
  "domain-already-listed": ({ domain }) => `${domain} is already on your list.`,
  "domain-enforced": ({ domain, profile }) =>
    `${domain} is required for SSO in “${profile}”. Pause or change the profile first.`,
  "domain-held-elsewhere": ({ domain }) =>
    `Another organization has verified ${domain}. If that is a mistake, add it anyway and prove you own it; we then ask the other side.`,
  "domain-has-people": ({ domain, people }) =>
    `${people === 1 ? "1 person still has" : `${people} people still have`} an address on ${domain}. Whoever owns the domain now could reset their passwords. Move them to another address or suspend them first.`,
  "checked-just-now": ({ ago, seconds }) =>
    `Checked ${ago === 1 ? "1 second" : `${ago} seconds`} ago. Try again in ${seconds} s.`,
  "profile-incomplete": () =>
    "This profile is not complete: it needs the issuer, the sign-in URL and a certificate.",
  "profile-in-use": ({ profile }) => `People must sign in with ${profile}. Stop requiring it first.`,
  "metadata-problem": ({ problem, want, got }) =>
    `${problem}${want ? ` Expected: ${want}.` : ""}${got ? ` Found: ${got}.` : ""}`,
  "metadata-choices": ({ choices }) =>
    `This metadata describes ${choices.length} identity providers. Choose yours under the text, then read it again.`,
  "certificate-problem": ({ problem }) => problem,
  "certificate-not-confirmed": () =>
    "Compare the fingerprint with the one in your identity provider first, and tick that it is the same.",
  "certificate-limit": ({ limit }) =>
    `A profile can have ${limit} certificates. Remove one that is no longer used.`,
  "last-certificate": () =>
    "This is the last valid certificate of a profile that people must use. Add the new one first, or pause the SSO requirement.",
  "certificate-known": () => "This certificate is there already.",
  "confirmation-does-not-match": ({ want }) => `Type “${want}” exactly, to be sure.`,
  "nothing-to-publish": () => "There is nothing to publish: the draft is the same as what is live.",
  "untested-unread": () =>
    "These settings passed no test. Test them first, or tick that you know it. Nothing was published.",
  "draft-untested": () => "Test this draft first. A test counts only for exactly these settings.",
  "not-over-live": () =>
    "This profile is live, so only its administrators can publish changes. Finish here: they are told.",
  "undo-expired": () => "This can’t be undone any more: 24 hours have passed.",
  blocked: ({ blockers }) => <BlockerList blockers={blockers} />,
  "warnings-unread": () => "Please read the warnings and tick “I’ve read the warnings”.",
  "not-enforced": () => "SSO is not required with this profile, so there is nothing to change.",
  "not-paused": () => "The requirement is not paused.",
  "nothing-scheduled": () => "Nothing is planned any more, so there is nothing to change.",
  "confirm-by-sso-owner": () =>
    "Only an owner who came in through SSO can confirm it. Open a private window, sign in with SSO there, and confirm.",
  "not-emergency": () => "This person has no emergency access.",
  "drill-not-found": () =>
    "We saw no sign-in of yours with a password or recovery code since you stored the codes. Do it now in a private window, then come back.",
  "time-in-the-past": () => "Choose a time in the future.",
  "email-invalid": ({ email }) => `“${email}” is not an e-mail address.`,
  "email-taken": ({ email }) => `${email} can’t be used: it belongs to somebody already.`,
  "email-domain-not-verified": ({ domain }) => `Verify ${domain} first, then use addresses on it.`,
  "last-owner": () => "This is the last owner. Make somebody else an owner first.",
  "operator-protected": () =>
    "This person runs this server, so only an operator can change how they sign in. Ask them.",
  "last-emergency-owner": () =>
    "This is the last owner with emergency access. Name another owner first, so that someone can always get in.",
  "owner-required": () => "Only owners can do this.",
  "user-not-invited": () => "This person has accepted the invitation already.",
  "already-suspended": () => "This person is suspended already.",
  "not-suspended": () => "This person is not suspended.",
  "role-unchanged": () => "This person has that role already.",
  "too-many-at-once": ({ limit }) => `At most ${limit} at once. Do the rest afterwards.`,
  "nobody-invited": ({ problems }) =>
    `Nobody was invited. ${problems.map(({ typed, because }) => `${typed}: ${because}`).join(" ")}`,
  "nobody-changed": ({ people }) => (
    <>
      Nobody was changed. <NotChangedList people={people} />
    </>
  ),
  "nothing-to-import": () => "There is nothing to add or change in this file.",
  "csv-unreadable": ({ message }) => message,
  "not-yourself": () => "You can’t do this to yourself. Ask another owner or admin.",
  "domain-not-enforced": () =>
    "SSO is not required for this person’s domain, so there is nothing to leave out.",
  "already-exempt": () => "This person is exempt already.",
  "already-emergency": () => "This person has emergency access already.",
  "not-exempt": () => "This person is not exempt.",
  "undo-too-late": () => "This can’t be undone any more. Use the switch instead.",
  "end-in-the-past": () => "Choose an end date in the future.",
  "needs-owner-role": () => "Emergency access is for owners. Make this person an owner first.",
  "no-password-yet": () => "This person has never set a password. They must do that first.",
  "second-factor-set": () => "An authenticator app is set up already. Remove it first.",
  "no-second-factor": () => "Set up a second factor first.",
  "passkey-wrong": () => "That passkey could not be registered, or it took too long. Try again.",
  "passkey-known": () => "This passkey is registered already.",
  "passkey-limit": ({ limit }) => `You have ${limit} passkeys. Remove one that you no longer use.`,
  "password-weak": ({ message }) => message,
  "password-wrong": () => "That password is not right.",
  "code-wrong": () => "That code is not right, or it was used already.",
  "sso-required": () => "You sign in with SSO, so you have no password and no passkey here.",
  "link-ended": () => "This link no longer works. Ask for a new one.",
};

/** What keeps SSO from being required, one sentence each. */
export function blockerText(blocker: EnforcementBlocker): string {
  switch (blocker.code) {
    case "profile-incomplete":
      return "Publish the profile first: it needs the issuer, the sign-in URL and a valid certificate.";
    case "profile-untested":
      return {
        never: "Test the profile first. Nobody has signed in with it yet.",
        outdated: "Test again: the settings have changed since the last test.",
        "older-than-30-days": "Test again before you switch on: the last test is older than 30 days.",
      }[blocker.test];
    case "no-domain-chosen":
      return "Choose at least one domain.";
    case "domain-unknown":
      return "One of the chosen domains is not here any more. Reload the page.";
    case "domain-unverified":
      return `${blocker.domain} is not verified right now. Verify it first, or leave it out.`;
    case "domain-enforced-elsewhere":
      return `${blocker.domain} is required for another profile. Stop requiring it there first.`;
    case "no-emergency-access":
      return "Nobody could get in if the identity provider fails. Set up emergency access for an owner, and practise it once.";
  }
}

function BlockerList({ blockers }: { blockers: readonly EnforcementBlocker[] }) {
  return (
    <ul className="list-disc pl-5">
      {blockers.map((blocker) => (
        <li key={JSON.stringify(blocker)}>{blockerText(blocker)}</li>
      ))}
    </ul>
  );
}

/** Why single people of many were left as they are; ten are named. */
export function NotChangedList({ people }: { people: RefusalData["nobody-changed"]["people"] }) {
  return (
    <ul className="list-disc pl-5">
      {people.slice(0, 10).map(({ name, email, refused }) => (
        <li key={email || name}>
          {name}
          {email ? ` (${email})` : ""}: {refusalText(refused as never)}
        </li>
      ))}
      {people.length > 10 ? <li>and {people.length - 10} more</li> : null}
    </ul>
  );
}

/** The sentence alone, to stand beside a control. */
export function refusalText<Code extends RefusalCode>(
  refusal: { readonly code: Code } & RefusalData[Code],
): ReactNode {
  return WORDS[refusal.code](refusal);
}

/** The refusal of the last submission; announced when it appears. */
export function RefusalNotice({ refusal, id }: { refusal: Refusal; id?: string }) {
  return (
    <Notice tone="danger" id={id}>
      <div>{refusalText(refusal as never)}</div>
    </Notice>
  );
}

function waiting(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
