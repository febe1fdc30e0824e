// Passkeys (WebAuthn level 2), by @simplewebauthn. Version 9, because next-auth names it as its optional peer.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/types";
import { z } from "zod";

/** Transports as browsers name them; what is not known is left out. */
const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
type Transport = (typeof TRANSPORTS)[number];
const isTransport = (text: string): text is Transport => (TRANSPORTS as readonly string[]).includes(text);

/** A passkey is bound to the host of APP_URL, and answers only pages of exactly that origin. */
function relyingParty(appUrl: string) {
  return { rpID: new URL(appUrl).hostname, origin: new URL(appUrl).origin };
}

const part = z.string().min(1).max(20_000);
const shape = { id: part.max(1400), rawId: part.max(1400), type: z.literal("public-key") };
const rest = { clientExtensionResults: z.looseObject({}).default({}) };

/** What `navigator.credentials.create` answered, as the browser sends it. */
export const registrationResponse = z.object({
  ...shape,
  ...rest,
  response: z.object({
    clientDataJSON: part,
    attestationObject: part,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});
/** What `navigator.credentials.get` answered. */
export const authenticationResponse = z.object({
  ...shape,
  ...rest,
  response: z.object({
    clientDataJSON: part,
    authenticatorData: part,
    signature: part,
    /** Our id of the person, as text. */
    userHandle: part.nullish().transform((handle) => handle ?? undefined),
  }),
});
export type PasskeyAnswer = z.output<typeof authenticationResponse>;

export interface StoredPasskey {
  /** base64url */
  readonly credentialId: string;
  /** base64url of the COSE key */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** For a new passkey of this person: one that the browser finds by itself, and that asks for a PIN or a finger. */
export function registrationOptions(of: {
  readonly appUrl: string;
  readonly challenge: string;
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly known: readonly StoredPasskey[];
}) {
  const { appUrl, challenge, user, known } = of;
  return generateRegistrationOptions({
    rpName: "Doorward",
    rpID: relyingParty(appUrl).rpID,
    userID: user.id,
    userName: user.email,
    userDisplayName: user.name,
    challenge,
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId, "base64url"),
      type: "public-key",
      transports: transports.filter(isTransport),
    })),
  });
}

/** The passkey that was made, or null when anything about the answer is not right. The challenge was judged before. */
export async function verifyRegistration(
  appUrl: string,
  response: z.output<typeof registrationResponse>,
): Promise<StoredPasskey | null> {
  const { rpID, origin } = relyingParty(appUrl);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: () => true,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    });
    if (!verified || !registrationInfo) return null;
    return {
      credentialId: Buffer.from(registrationInfo.credentialID).toString("base64url"),
      publicKey: Buffer.from(registrationInfo.credentialPublicKey).toString("base64url"),
      counter: registrationInfo.counter,
      transports: response.response.transports.filter(isTransport),
    };
  } catch {
    return null;
  }
}

/** For whoever stands at the door: any passkey of this host, so that nobody is asked who they are first. */
export function authenticationOptions(appUrl: string, challenge: string) {
  return generateAuthenticationOptions({
    rpID: relyingParty(appUrl).rpID,
    challenge,
    userVerification: "required",
  });
}

/** The counter that the passkey answered with, or null: wrong key, origin, host, no user verification, or an old counter. */
export async function verifyAuthentication(
  appUrl: string,
  response: PasskeyAnswer,
  passkey: StoredPasskey,
): Promise<number | null> {
  const { rpID, origin } = relyingParty(appUrl);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: () => true,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      authenticator: {
        credentialID: Buffer.from(passkey.credentialId, "base64url"),
        credentialPublicKey: Buffer.from(passkey.publicKey, "base64url"),
        counter: passkey.counter,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
