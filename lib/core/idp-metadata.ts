// What an identity provider's metadata tells, and what can be wrong with it. Reading it: lib/saml/idp-metadata.ts.
import type { CertificateDetails, CertificateProblem } from "./certificate";
import type { SignInBinding } from "./sso-profile";

/** Every text in it was written by a stranger: show it as text only. */
export interface IdpMetadata {
  /** The entity ID. */
  readonly issuer: string;
  readonly signInUrl: string;
  readonly signInBinding: SignInBinding;
  readonly signOutUrl: string | null;
  /** At most five, for signing; expired ones are among them. */
  readonly certificates: readonly CertificateDetails[];
  /** Certificates in the file that cannot be used, with the reason. */
  readonly unusableCertificates: readonly CertificateProblem[];
  readonly wantsSignedRequests: boolean;
  readonly displayName: string | null;
  readonly validUntil: Date | null;
  readonly nameIdFormats: readonly string[];
}

export interface IdpChoice {
  readonly issuer: string;
  readonly displayName: string | null;
}

export type MetadataProblemCode =
  | "METADATA_EMPTY"
  | "METADATA_TOO_LARGE"
  | "METADATA_HTML"
  | "METADATA_NOT_XML"
  | "METADATA_FORBIDDEN"
  | "METADATA_IS_OURS"
  | "METADATA_NO_IDP"
  | "METADATA_NO_ENTITY_ID"
  | "METADATA_NO_SIGN_IN"
  | "METADATA_BAD_ADDRESS"
  | "METADATA_NO_CERT"
  | "METADATA_EXPIRED"
  | "METADATA_NOT_FOUND"
  | "CERT_PRIVATE_KEY";

export interface MetadataProblem {
  readonly code: MetadataProblemCode;
  readonly want?: string;
  readonly got?: string;
}

/** What was wrong and what to do, in one or two plain sentences. */
export const METADATA_PROBLEM_TEXT: Readonly<Record<MetadataProblemCode, string>> = {
  METADATA_EMPTY:
    "There is nothing in it. Choose the metadata file of your identity provider, or paste its whole text.",
  METADATA_TOO_LARGE:
    "That is larger than 1 MiB. Get the metadata of your identity provider alone, not of a whole federation.",
  METADATA_HTML:
    "That is a web page, not metadata. Look for a link named “Metadata URL” or “Federation metadata”.",
  METADATA_NOT_XML:
    "That is not well-formed XML. Download the metadata file instead of copying it from the browser.",
  METADATA_FORBIDDEN:
    "That XML has a DOCTYPE, an entity or a CDATA section, which is not accepted. Download the metadata again.",
  METADATA_IS_OURS:
    "That is our own metadata, which you give to your identity provider. Get the file from your identity provider.",
  METADATA_NO_IDP:
    "There is no SAML 2.0 identity provider in this metadata. Download the identity provider's (IdP) metadata.",
  METADATA_NO_ENTITY_ID:
    "The identity provider in this metadata has no entity ID. Download the metadata again.",
  METADATA_NO_SIGN_IN:
    "This metadata has no sign-in address for HTTP-Redirect or HTTP-POST. Switch one of them on in your identity provider.",
  METADATA_BAD_ADDRESS:
    "An address in this metadata cannot be used. It has to begin with https:// and hold no user name and no #.",
  METADATA_NO_CERT:
    "There is no usable signing certificate in this metadata. Add the certificate by hand under “Enter details myself”.",
  METADATA_EXPIRED: "This metadata is out of date. Get a fresh copy.",
  METADATA_NOT_FOUND: "The chosen identity provider is not in this metadata. Choose one from the list.",
  CERT_PRIVATE_KEY:
    "That contains a private key. It was not kept. Use the metadata without it, and treat the key as leaked if you sent it anywhere else.",
};
