// Branded ids: a UserId cannot be passed where a ProfileId is wanted. All are random, prefixed text.

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** `OR` + 32 hex digits. Shown to people, who quote it to the operator. */
export type OrganizationId = Id<"organization">;
/** `US` + 32 hex digits. */
export type UserId = Id<"user">;
/** `DM` + 32 hex digits. */
export type DomainId = Id<"domain">;
/** `JQ` (made in the Admin Center) or `JB` (legacy, attached by the operator) + 32 hex digits. */
export type ProfileId = Id<"profile">;
/** `CE` + 32 hex digits. */
export type CertificateId = Id<"certificate">;
/** `EX` + 32 hex digits. */
export type ExemptionId = Id<"exemption">;
/** `_` + 32 hex digits: an NCName, because it is also the ID of the AuthnRequest (saml-core 1.3.4). */
export type AttemptId = Id<"attempt">;
/** `SE` + 32 hex digits. */
export type SessionId = Id<"session">;

export const ID_PREFIX = {
  organization: "OR",
  user: "US",
  domain: "DM",
  profile: "JQ",
  legacyProfile: "JB",
  certificate: "CE",
  exemption: "EX",
  attempt: "_",
  session: "SE",
  event: "EV",
  mail: "ML",
  link: "LK",
  key: "KY",
  schedule: "SC",
  passkey: "PK",
  recoveryCode: "RC",
  version: "VR",
} as const;

/** True for `JQ…` and `JB…` ids of the right shape. */
export function isProfileId(text: string): text is ProfileId {
  return /^J[QB][0-9a-f]{32}$/.test(text);
}
