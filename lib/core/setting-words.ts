// The settings of a profile in words: for the difference before publishing, and for the mail afterwards.
import type { SettingDifference } from "./profile-settings";

export const SETTING_NAMES: Readonly<Record<string, string>> = {
  issuer: "Issuer",
  signInUrl: "Sign-in URL",
  signInBinding: "How requests are sent",
  signOutUrl: "Sign-out URL",
  signaturePolicy: "What must be signed",
  signRequests: "Our requests are signed",
  acceptUnsolicited: "Sign-ins that start at the identity provider are accepted as they are",
  forceAuthn: "People must sign in there each time",
  requestedAuthnContext: "Authentication class that is asked for",
  nameIdFormat: "Name ID format",
  emailAttribute: "Attribute with the e-mail address",
  toleranceSeconds: "Allowed clock difference (seconds)",
  singleLogout: "Sign-out goes on to the identity provider, and comes from it",
  newAccounts: "Accounts at the first sign-in",
  certificates: "Certificates",
  metadataUrl: "Metadata URL",
  name: "Name",
  provider: "Identity provider",
};
const VALUES: Readonly<Record<string, string>> = {
  true: "yes",
  false: "no",
  redirect: "by redirect",
  post: "by POST",
  either: "response or assertion",
  assertion: "the assertion",
  response: "the response",
  both: "response and assertion",
  off: "none",
  member: "as member",
  admin: "as admin",
};

/** One sentence per change. Certificates are counted in and out; a setting is named with its values. */
export function changeInWords({ setting, from, to }: SettingDifference): string {
  if (setting === "certificates") return certificatesInWords(list(from), list(to));
  return `${SETTING_NAMES[setting] ?? setting}: ${value(from)} → ${value(to)}`;
}

function certificatesInWords(from: readonly string[], to: readonly string[]): string {
  const added = to.filter((one) => !from.includes(one));
  const gone = from.filter((one) => !to.includes(one));
  return [
    ...added.map((fingerprint) => `Certificate added: SHA-256 ${short(fingerprint)}`),
    ...gone.map((fingerprint) => `Certificate removed: SHA-256 ${short(fingerprint)}`),
  ].join(". ");
}

const list = (text: string) => (text === "" ? [] : text.split(", "));
const value = (text: string) => VALUES[text] ?? (text === "" ? "nothing" : text);
/** "4F1A22B3…9C0D". */
export const short = (fingerprint: string) =>
  `${fingerprint.slice(0, 8)}…${fingerprint.slice(-4)}`.toUpperCase();
