// How somebody signs in and why, in one or two sentences: about them (UX.md A.6.8) or to them (A.6.14).
import type { SignInWay } from "../lib/core/sign-in-way";
import { dayOf } from "./relative-time";

export interface SignInSentence {
  /** Null: said to the person. */
  readonly name: string | null;
  readonly signIn: SignInWay;
  readonly domain: string;
  readonly hasPassword: boolean;
  readonly exemptUntil: Date | null;
}

export function signInSentence({ name, signIn, domain, hasPassword, exemptUntil }: SignInSentence): string {
  const you = name === null;
  const who = name ?? "You";
  const their = you ? "your" : "their";
  const verb = (one: string, many: string) => (you ? many : one);
  const none = hasPassword
    ? ""
    : ` There is no password yet: ${you ? "you need" : "they need"} a link to set one.`;
  switch (signIn.way) {
    case "sso": {
      const goes = `${who} ${verb("goes", "go")} to ${signIn.profile}, because SSO is required for ${domain}.`;
      if (you) return goes;
      return hasPassword
        ? `${goes} Their password doesn’t work. It will work again if SSO is paused or they become exempt.`
        : `${goes} There is no password here.`;
    }
    case "password":
      return signIn.paused
        ? `${who} can use a password or ${signIn.profile}: SSO is required for ${domain}, but paused.${none}`
        : `${who} ${verb("uses", "use")} a password, because SSO is not required for ${domain}.${none}`;
    case "exempt":
      return `${who} ${verb("uses", "use")} a password: an exemption leaves ${you ? "you" : "them"} out of ${signIn.profile} ${
        exemptUntil ? `until ${dayOf(exemptUntil)}` : "without an end date"
      }.${none}`;
    case "emergency":
      return `${who} ${verb("has", "have")} emergency access, so ${their} password always works, also when ${
        signIn.profile ?? "the identity provider"
      } is down. Everyone in charge is told at each use.${none}`;
    case "nothing":
      return {
        "user-suspended": `${who} ${verb("is", "are")} suspended and can’t sign in, neither way.`,
        "profile-unusable": `${who} can’t sign in now: SSO is required for ${domain}, but its profile is off or not complete.`,
        "domain-lost": `${who} can’t sign in now: the proof of ${domain} is lost, so SSO for it has stopped.`,
      }[signIn.because];
  }
}
