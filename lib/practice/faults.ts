// What can go wrong at an identity provider, to order: each fault gives one wrong answer, and everything else is lawful.
import { randomBytes } from "node:crypto";
import type { ServiceProvider } from "../core/sso-profile";
import { createKeyPairSync, type KeyPair } from "../saml/key-pair";
import type { RespondOptions } from "./identity-provider";
import { nameOf } from "./people";

export const PRACTICE_FAULTS = [
  { id: "none", label: "Nothing: a correct answer" },
  { id: "encrypted", label: "Nothing, and the assertion is encrypted" },
  { id: "expired", label: "The answer has expired" },
  { id: "clock-slow", label: "The clock is ten minutes slow" },
  { id: "clock-fast", label: "The clock is ten minutes fast" },
  { id: "audience", label: "Meant for another service (wrong audience)" },
  { id: "recipient", label: "Addressed to another page (wrong recipient)" },
  { id: "unsigned", label: "Not signed" },
  { id: "wrong-key", label: "Signed with a key that Doorward does not know" },
  { id: "weak-signature", label: "Signed with SHA-1" },
  { id: "tampered", label: "Changed after it was signed" },
  { id: "no-address", label: "No email address in it" },
  { id: "foreign-domain", label: "An address on somebody else’s domain" },
  { id: "refused", label: "Sign-in refused here (status AuthnFailed)" },
  { id: "replay", label: "The last answer, sent once more" },
  { id: "unsolicited", label: "An answer that nobody asked for, each time" },
] as const;

export type PracticeFault = (typeof PRACTICE_FAULTS)[number]["id"];

export function isPracticeFault(text: string): text is PracticeFault {
  return PRACTICE_FAULTS.some(({ id }) => id === text);
}

export interface Asked {
  readonly sp: ServiceProvider;
  readonly now: Date;
  readonly email: string;
  /** The AuthnRequest's ID; null from a tile. */
  readonly inResponseTo: string | null;
  /** PEM; wanted by the fault `encrypted` only. */
  readonly encryptionCertificate: string | null;
}

const MINUTE = 60_000;
const ELSEWHERE = "https://another-service.example/saml";
const STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
let unknownKeys: KeyPair | undefined;

/** What to say for this fault. `replay` has nothing new to say: the caller sends what was sent last. */
export function faultyAnswer(fault: PracticeFault, asked: Asked): RespondOptions {
  const { sp, now, email } = asked;
  const moved = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);
  const lawful: RespondOptions = {
    sp,
    now,
    inResponseTo: asked.inResponseTo,
    nameId: email,
    attributes: { displayName: nameOf(email), mail: email },
  };
  switch (fault) {
    case "expired":
      return {
        ...lawful,
        notBefore: moved(-65),
        notOnOrAfter: moved(-60),
        confirmationNotOnOrAfter: moved(-60),
      };
    case "clock-slow":
      return { ...lawful, now: moved(-10) };
    case "clock-fast":
      return { ...lawful, now: moved(10) };
    case "audience":
      return { ...lawful, audiences: [ELSEWHERE] };
    case "recipient":
      return { ...lawful, recipient: ELSEWHERE };
    case "unsigned":
      return { ...lawful, sign: "none" };
    case "wrong-key":
      unknownKeys ??= createKeyPairSync({ commonName: "Practice identity provider, unknown key", now });
      return { ...lawful, signWith: unknownKeys };
    case "weak-signature":
      return { ...lawful, signature: "rsa-sha1", digest: "sha1" };
    case "tampered":
      return { ...lawful, edit: (xml) => xml.replaceAll(`>${email}<`, `>changed-${email}<`) };
    case "no-address":
      return {
        ...lawful,
        nameId: randomBytes(16).toString("hex"),
        nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
        attributes: { displayName: nameOf(email) },
      };
    case "foreign-domain": {
      const foreign = `${email.split("@")[0]}@elsewhere.test`;
      return { ...lawful, nameId: foreign, attributes: { mail: foreign } };
    }
    case "refused":
      return {
        ...lawful,
        sign: "response",
        status: `${STATUS}Responder`,
        subStatus: `${STATUS}AuthnFailed`,
        statusMessage: "The practice identity provider was told to refuse.",
      };
    case "unsolicited":
      return { ...lawful, inResponseTo: null };
    case "encrypted":
      return asked.encryptionCertificate
        ? { ...lawful, encrypt: { certificatePem: asked.encryptionCertificate } }
        : lawful;
    case "none":
    case "replay":
      return lawful;
  }
}
