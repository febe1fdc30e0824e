"use client";
import { browserSupportsWebAuthn, startAuthentication } from "@simplewebauthn/browser";
import { useCallback, useEffect, useState } from "react";

export interface PasskeyTry {
  /** False until the browser has said that it knows passkeys: what is shown then works. */
  readonly possible: boolean;
  readonly pending: boolean;
  readonly problem: string | null;
  /** Asks the browser for a passkey. `inField`: it offers them in the address field, silently. */
  readonly ask: (given?: { inField?: boolean; recoveryCode?: string }) => Promise<void>;
  readonly complain: (problem: string) => void;
}

/** Signs in with a passkey and goes on; needs JavaScript, as WebAuthn does. */
export function usePasskey(next: string): PasskeyTry {
  const [possible, setPossible] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setPossible(browserSupportsWebAuthn()), []);

  const ask = useCallback(
    async ({ inField = false, recoveryCode }: { inField?: boolean; recoveryCode?: string } = {}) => {
      if (!inField) {
        setPending(true);
        setProblem(null);
      }
      const said = await attempt(next, inField, recoveryCode);
      if ("go" in said) return window.location.assign(said.go);
      setPending(false);
      if (said.problem) setProblem(said.problem);
    },
    [next],
  );
  return { possible, pending, problem, ask, complain: setProblem };
}

async function attempt(
  next: string,
  inField: boolean,
  recoveryCode: string | undefined,
): Promise<{ go: string } | { problem: string | null }> {
  let answer: unknown;
  try {
    const begun = await post("/login/passkey/begin", {});
    answer = await startAuthentication(begun, inField);
  } catch (error) {
    // Offered in the field, nobody asked for it; and a second try ends the first.
    if (inField || (error instanceof Error && error.name === "AbortError")) return { problem: null };
    return { problem: "No passkey was used. Try it again, or sign in another way." };
  }
  try {
    return await post("/login/passkey/finish", { answer, next, recoveryCode });
  } catch {
    return { problem: "No answer arrived. Check your connection and try again." };
  }
}

async function post(path: string, body: object) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
