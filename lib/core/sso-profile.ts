// An SSO profile: one SAML connection to one identity provider.
import type { CertificateId, OrganizationId, ProfileId } from "./ids";

export type ProfileGeneration = "JQ" | "JB";
export type SignInBinding = "redirect" | "post";
/** What must be signed. `either` is the default: Entra signs the assertion, Google one of the two (UX.md B.3). */
export const SIGNATURE_POLICIES = ["either", "assertion", "response", "both"] as const;
export type SignaturePolicy = (typeof SIGNATURE_POLICIES)[number];

export const NEW_ACCOUNTS = ["off", "member", "admin"] as const;

export interface TrustedCertificate {
  readonly id: CertificateId;
  /** base64 of the DER, without PEM lines. */
  readonly der: string;
  /** SHA-256 of the DER, lower-case hex. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** The settings whose change asks for a new test (R1): endpoints, issuer, certificates, mapping, signing policy. */
export interface ProfileConfiguration {
  readonly issuer: string;
  readonly signInUrl: string;
  readonly signInBinding: SignInBinding;
  readonly signOutUrl: string | null;
  readonly signaturePolicy: SignaturePolicy;
  readonly signRequests: boolean;
  readonly acceptUnsolicited: boolean;
  readonly forceAuthn: boolean;
  /** AuthnContextClassRef URIs to ask for; empty = none. */
  readonly requestedAuthnContext: readonly string[];
  readonly nameIdFormat: string | null;
  /** Attribute that holds the address; null = NameID, then the defaults of SAML.md 1.12. */
  readonly emailAttribute: string | null;
  readonly toleranceSeconds: number;
  /**
   * Accounts just in time, with this role, for unknown people on domains that require this profile. Not tested: it changes
   * nothing about what is believed (R1).
   */
  readonly newAccounts: (typeof NEW_ACCOUNTS)[number];
  /**
   * Sign-out reaches further: ours goes on to `signOutUrl`, and the identity provider's signed requests end sessions here.
   * Not tested: it lets nobody in. Configurations of an earlier version do not say it: then it is off.
   */
  readonly singleLogout?: boolean;
}

export const DEFAULT_CONFIGURATION: Omit<ProfileConfiguration, "issuer" | "signInUrl"> = {
  signInBinding: "redirect",
  signOutUrl: null,
  signaturePolicy: "either",
  signRequests: false,
  acceptUnsolicited: false,
  forceAuthn: false,
  requestedAuthnContext: [],
  nameIdFormat: null,
  emailAttribute: null,
  toleranceSeconds: 180,
  newAccounts: "off",
  singleLogout: false,
};

/** A profile as the SAML edge needs it: complete and published. */
export interface TrustedProfile extends ProfileConfiguration {
  readonly id: ProfileId;
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly certificates: readonly TrustedCertificate[];
}

/** Our side of a profile: PRODUCT.md section 3. All derived from APP_URL and the profile's id. */
export interface ServiceProvider {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly startUrl: string;
  readonly metadataUrl: string;
  /** Where the identity provider sends its logout messages. */
  readonly sloUrl: string;
}

/** The addresses of one profile. `origin` has no trailing slash. */
export function serviceProviderOf(origin: string, profileId: ProfileId): ServiceProvider {
  const base = `${origin}/saml/${profileId}`;
  return {
    entityId: `${base}/metadata`,
    metadataUrl: `${base}/metadata`,
    acsUrl: `${base}/acs`,
    startUrl: `${base}/login`,
    sloUrl: `${base}/slo`,
  };
}
