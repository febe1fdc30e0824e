// Why a command would not do it: expected, and shown beside the control. One closed list of codes.
// components/refusal-notice.tsx is an exhaustive record over it: a code without words does not compile.
import type { EnforcementBlocker } from "./enforcement";

/** Codes with the data that their sentence needs. Add yours here. */
export interface RefusalData {
  forbidden: { permission: string; owners?: readonly string[] };
  "invalid-input": { issues: ReadonlyArray<{ field: string; message: string }> };
  "sign-in-not-fresh": object;
  "not-found": { what: string };
  /** It broke, or could not be reached. `reference` finds the line in the server's log. */
  "server-failed": { reference: string | null };
  "too-many-tries": { seconds: number };
  "changed-meanwhile": { by: string };
  "name-taken": { name: string };
  // domains
  "domain-invalid": { message: string };
  "domain-already-listed": { domain: string };
  "domain-enforced": { domain: string; profile: string };
  /** Another organization has verified it; it may be added anyway. */
  "domain-held-elsewhere": { domain: string };
  "domain-has-people": { domain: string; people: number };
  "checked-just-now": { ago: number; seconds: number };
  // profiles
  "profile-incomplete": object;
  "profile-in-use": { profile: string };
  "metadata-problem": { problem: string; want?: string; got?: string };
  "metadata-choices": { choices: ReadonlyArray<{ issuer: string; displayName: string | null }> };
  "certificate-problem": { problem: string };
  "certificate-not-confirmed": object;
  "certificate-limit": { limit: number };
  "last-certificate": object;
  "certificate-known": object;
  "confirmation-does-not-match": { want: string };
  "nothing-to-publish": object;
  "draft-untested": object;
  "untested-unread": object;
  "not-over-live": object;
  "undo-expired": object;
  // enforcement
  blocked: { blockers: readonly EnforcementBlocker[] };
  "warnings-unread": object;
  "not-enforced": object;
  "not-paused": object;
  "time-in-the-past": object;
  "nothing-scheduled": object;
  "confirm-by-sso-owner": object;
  "not-emergency": object;
  "drill-not-found": object;
  // people
  "email-invalid": { email: string };
  "email-taken": { email: string };
  "email-domain-not-verified": { domain: string };
  "last-owner": object;
  "last-emergency-owner": object;
  "owner-required": object;
  "operator-protected": object;
  "user-not-invited": object;
  "already-suspended": object;
  "not-suspended": object;
  "role-unchanged": object;
  "too-many-at-once": { limit: number };
  "nobody-invited": { problems: ReadonlyArray<{ typed: string; because: string }> };
  "nobody-changed": {
    people: ReadonlyArray<{ name: string; email: string; refused: Refusal }>;
  };
  "nothing-to-import": object;
  "csv-unreadable": { message: string };
  "not-yourself": object;
  "domain-not-enforced": object;
  "already-exempt": object;
  "already-emergency": object;
  "not-exempt": object;
  "undo-too-late": object;
  "end-in-the-past": object;
  "needs-owner-role": object;
  "no-password-yet": object;
  "no-second-factor": object;
  "second-factor-set": object;
  "passkey-wrong": object;
  "passkey-known": object;
  "passkey-limit": { limit: number };
  // passwords
  "password-weak": { message: string };
  "password-wrong": object;
  "code-wrong": object;
  "sso-required": object;
  // links
  "link-ended": object;
}

export type RefusalCode = keyof RefusalData;
export type Refusal = {
  [Code in RefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>;
}[RefusalCode];
