// The practice identity provider of the demo: where it is, and what it says of itself.
import type { SignInBinding } from "../core/sso-profile";
import { identityProvider } from "./identity-provider";
import { type KeyPorts, practiceKeys } from "./practice-keys";

/** The practice identity provider's metadata. `baseUrl`: its origin, without a trailing slash. Makes its key when there is none. */
export async function practiceMetadata(
  ports: KeyPorts,
  baseUrl: string,
  signInBinding: SignInBinding = "redirect",
): Promise<string> {
  const { signing, announced } = await practiceKeys(ports);
  return identityProvider({ entityId: `${baseUrl}/metadata`, keys: signing }).metadata({
    signInUrl: `${baseUrl}/sso`,
    signInBinding,
    certificates: announced.map(({ der }) => der),
    displayName: "Practice identity provider",
  });
}

/** Its origin: the product's port and one. By number, so that it is another *site* than localhost and cookies behave as with a real one. */
export function practiceOrigin(appUrl: string, port = process.env.PORT): string {
  return `http://127.0.0.1:${Number(port || new URL(appUrl).port || 3000) + 1}`;
}
