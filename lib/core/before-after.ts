// States in words for the audit trail's before and after (R12). Times are UTC there.
import type { SettingDifference } from "./profile-settings";
import { changeInWords } from "./setting-words";

const at = (date: Date) => `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;

export const REQUIRED = "SSO required";

/** "paused until …", or "SSO required". */
export function pauseInWords(
  { pausedAt, pausedUntil }: { pausedAt: Date | null; pausedUntil: Date | null },
  now: Date,
): string {
  if (!pausedAt || (pausedUntil && pausedUntil <= now)) return REQUIRED;
  return pausedUntil ? `paused until ${at(pausedUntil)}` : "paused until it is resumed";
}

/** "exempt until …", "exempt until the first SSO sign-in" or "exempt without an end date". */
export function exemptionInWords({
  kind,
  until,
}: {
  kind: "given" | "operator" | "until-first-sso";
  until: Date | null;
}): string {
  if (kind === "until-first-sso") return "exempt until the first SSO sign-in";
  return until ? `exempt until ${at(until)}` : "exempt without an end date";
}

/** "required for a.test and b.test", or "required for no domain". */
export function requiredInWords(domains: readonly string[]): string {
  return domains.length === 0
    ? "required for no domain"
    : `required for ${new Intl.ListFormat("en").format([...domains].sort())}`;
}

/** What each event changes when its details do not say so themselves. */
const OF_ITSELF: Readonly<Record<string, readonly [string, string]>> = {
  "domain.verified": ["not verified", "verified"],
  "domain.needs-attention": ["verified", "needs attention"],
  "domain.lost": ["needs attention", "lost"],
  "domain.restored": ["record missing", "verified"],
  "domain.moved-away": ["verified", "not accepted"],
  "sso.confirmed": ["taken back within the hour", "stays required"],
  "user.suspended": ["active", "suspended"],
  "user.restored": ["suspended", "active"],
  "user.sso-disabled": [REQUIRED, "exempt"],
  "user.sso-enabled": ["exempt", REQUIRED],
  "emergency.named": ["no emergency access", "emergency access"],
  "emergency.removed": ["emergency access", "no emergency access"],
};
/** Their sentences name both sides already. */
const SAID = [
  "organization.renamed",
  "user.role-changed",
  "user.renamed",
  "user.email-changed",
  "user.passkey-renamed",
  "settings.changed",
];

/** Before → after of one row of the audit trail, a line for each thing that changed. Rows of an older version may have none. */
export function beforeAfter(name: string, details: Readonly<Record<string, unknown>>): readonly string[] {
  if (Array.isArray(details.changes)) return (details.changes as SettingDifference[]).map(changeInWords);
  if (SAID.includes(name)) return [];
  if (name === "sso-profile.switched") return [details.on ? "off → on" : "on → off"];
  const [from, to] = OF_ITSELF[name] ?? [];
  if (name === "user.sso-disabled" && details.to === undefined)
    return [`${details.from ?? from} → ${exemptionInWords({ kind: "given", until: dateOf(details.until) })}`];
  const before = typeof details.from === "string" ? details.from : from;
  const after = typeof details.to === "string" ? details.to : to;
  return before && after ? [`${before} → ${after}`] : [];
}

const dateOf = (iso: unknown) => (typeof iso === "string" ? new Date(iso) : null);
