import type { EncryptFor } from "./encrypt-assertion";
import type { SigningOptions } from "./sign-element";

/** Everything but `sp`, `nameId` and `now` has a lawful default; what is set replaces it, lawful or not. */
export interface RespondOptions extends SigningOptions {
  readonly sp: { readonly entityId: string; readonly acsUrl: string };
  readonly now: Date;
  /** The AuthnRequest's ID; null or absent = unsolicited. */
  readonly inResponseTo?: string | null;
  readonly nameId: string;
  readonly nameIdFormat?: string | null;
  readonly spNameQualifier?: string;
  readonly attributes?: Readonly<Record<string, string | readonly string[]>>;
  /** Default: the assertion. */
  readonly sign?: "assertion" | "response" | "both" | "none";
  readonly encrypt?: EncryptFor;
  readonly issuer?: string;
  readonly responseIssuer?: string | null;
  readonly destination?: string | null;
  readonly recipient?: string | null;
  /** Several are several AudienceRestrictions; none = [] . */
  readonly audiences?: readonly string[];
  readonly responseInResponseTo?: string | null;
  readonly issueInstant?: Date;
  readonly notBefore?: Date | null;
  readonly notOnOrAfter?: Date | null;
  readonly confirmationNotBefore?: Date;
  readonly confirmationNotOnOrAfter?: Date | null;
  readonly confirmationMethod?: string;
  readonly sessionIndex?: string;
  readonly sessionNotOnOrAfter?: Date;
  readonly authnStatement?: boolean;
  readonly conditions?: boolean;
  /** Raw XML put at the end of Conditions. */
  readonly extraCondition?: string;
  readonly status?: string;
  readonly subStatus?: string;
  readonly statusMessage?: string;
  readonly assertionId?: string;
  readonly responseId?: string;
  /** Changes the assertion before it is signed. */
  readonly editAssertion?: (xml: string) => string;
  /** Changes the finished message. */
  readonly edit?: (xml: string) => string;
}
