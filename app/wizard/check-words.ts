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
  ["session", "Session"],
] as const;

const WORDS: Readonly<Record<string, string>> = Object.fromEntries(CHECKS);
export const checkWords = (step: string) => WORDS[step] ?? step.replaceAll("-", " ");

/** What is shown of a trace: each check once, those that were never reached as such. */
export function checksOf(
  trace: ReadonlyArray<{ at: string; step: string; ok: boolean; detail?: string }>,
  failed: boolean,
): ReadonlyArray<{ step: string; state: "done" | "failed" | "todo"; detail: string | null }> {
  const seen = trace.map(({ step, ok, detail }) => ({
    step,
    state: ok ? ("done" as const) : ("failed" as const),
    detail: detail ?? null,
  }));
  if (!failed) return seen;
  const last = Math.max(-1, ...seen.map(({ step }) => CHECKS.findIndex(([id]) => id === step)));
  const rest = CHECKS.slice(last + 1).filter(([id]) => id !== "session");
  return [...seen, ...rest.map(([step]) => ({ step, state: "todo" as const, detail: null }))];
}
