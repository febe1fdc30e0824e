// The checks of a test in plain words, in their order.

export const CHECKS = [
  ["requested", "Sent to the identity provider"],
  ["received", "Response received"],
  ["signature", "Signature"],
  ["issuer", "Issuer"],
  ["destination", "Address it was sent to"],
  ["conditions", "Time"],
  ["audience", "Audience"],
  ["subject", "Name ID and recipient"],
  ["authentication", "Sign-in there"],
  ["once", "Used only once"],
  ["address", "E-mail address"],
  ["domain", "Domain"],
  ["person", "Person"],
  ["session", "Session began"],
] as const;

/** Of sign-ins that are no response: the other ways in. */
const OTHER_WAYS = {
  password: "Password matched",
  passkey: "Passkey matched",
  emergency: "Password and recovery code matched",
  code: "Code of the second factor matched",
};
const WORDS: Readonly<Record<string, string>> = { ...OTHER_WAYS, ...Object.fromEntries(CHECKS) };
export const checkWords = (step: string) => WORDS[step] ?? step.replaceAll("-", " ");

export interface ShownCheck {
  readonly step: string;
  readonly state: "done" | "warn" | "failed" | "todo";
  readonly detail: string | null;
}

/** What is shown of a trace: each check once. A passed test may warn; of a failed one the rest was never reached. */
export function checksOf(
  trace: ReadonlyArray<{ at: string; step: string; ok: boolean; detail?: string }>,
  passed: boolean,
): readonly ShownCheck[] {
  const seen = trace.map(({ step, ok, detail }): ShownCheck => {
    const state = ok ? "done" : passed ? "warn" : "failed";
    return { step, state, detail: detail ?? null };
  });
  if (passed) return seen;
  const last = Math.max(-1, ...seen.map(({ step }) => CHECKS.findIndex(([id]) => id === step)));
  const rest = CHECKS.slice(last + 1).filter(([id]) => id !== "session");
  return [...seen, ...rest.map(([step]): ShownCheck => ({ step, state: "todo", detail: null }))];
}
