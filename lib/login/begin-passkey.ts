import { newPasskeyChallenge } from "../runtime/passkey-challenge";
import type { Ports } from "../runtime/ports";
import { authenticationOptions } from "../runtime/webauthn";

/** What the browser is to ask for a passkey: the same for everybody, so it tells nothing about anybody. Keeps nothing. */
export function beginPasskey({ env, seal, clock }: Pick<Ports, "env" | "seal" | "clock">, browser: string) {
  return authenticationOptions(env.appUrl, newPasskeyChallenge(seal, { for: "sign-in", browser }, clock()));
}
