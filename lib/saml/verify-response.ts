// The one way in: SAML.md section 1, rules 1 to 6, in this order. Rules 7 to 12 judge what comes out (core/assertion.ts).
import type { AssertionClaims } from "../core/assertion-claims";
import { clip, type SamlFault } from "../core/saml-fault";
import type { SignaturePolicy, TrustedProfile } from "../core/sso-profile";
import { type DecryptionKey, decryptAssertion } from "./decrypt";
import { readClaims } from "./read-claims";
import { catchRefusal, refuse } from "./refused";
import {
  type AssertionShape,
  decryptedShape,
  LONGEST_ID,
  type ResponseShape,
  responseShape,
} from "./response-shape";
import { responseText, strictText } from "./response-text";
import { type SigningCertificate, type VerifiedSignature, verifySignature } from "./signature";
import { readXml } from "./strict-xml";
import { publicKeyOf } from "./trusted-keys";
import { attributeOf, isElement, isNamed, NS, type XmlElement } from "./xml-tree";

export type VerifiedResponse =
  | { readonly claims: AssertionClaims }
  | {
      readonly fault: SamlFault;
      /** What the message says of itself, believed by nobody: to find the attempt that a fault belongs to. */
      readonly unproven: { readonly inResponseTo: string | null; readonly issuer: string | null };
    };

/** The part of a profile that decides what is believed. */
export type TrustOf = Pick<TrustedProfile, "signaturePolicy"> & {
  readonly certificates: readonly SigningCertificate[];
};

/**
 * Verifies the SAMLResponse form field of one profile and reads its claims, only from what a certificate of this
 * profile has signed. Linear in the size of the message; never throws for what a message can hold.
 * @param keys our private keys, newest first; empty when this profile takes no encrypted assertions
 */
export function verifyResponse(
  profile: TrustOf,
  samlResponse: string,
  keys: readonly DecryptionKey[],
): VerifiedResponse {
  let root: XmlElement | null = null;
  const result = catchRefusal(() => {
    root = readXml(responseText(samlResponse)); //                                  rules 1 and 2
    const shape = responseShape(root); //                                           rules 3 and 4
    return { claims: verifiedClaims(profile, shape, keys) }; //                     rules 5 and 6
  });
  return "fault" in result ? { fault: result.fault, unproven: unproven(root) } : result;
}

function verifiedClaims(
  profile: TrustOf,
  shape: ResponseShape,
  keys: readonly DecryptionKey[],
): AssertionClaims {
  const { signaturePolicy } = profile;
  const certificates = profile.certificates.filter(({ der }) => publicKeyOf(der) !== null);
  if (certificates.length === 0)
    refuse("CERTIFICATE_MISSING", "at least one usable certificate on the profile", "none");
  const { response, signature } = shape;
  const ofResponse = signature && verifySignature(response, signature, certificates);
  const { assertion, signature: inner } = shape.assertion ?? openAssertion(shape, keys, ofResponse !== null);
  const ofAssertion = inner && verifySignature(assertion, inner, certificates);
  const proof = requireSigned(signaturePolicy, ofResponse, ofAssertion);
  return readClaims({
    assertion: ofAssertion?.element ?? assertion,
    response: ofResponse?.element ?? response,
    signedResponse: ofResponse?.element ?? null,
    signedAssertion: ofAssertion?.element ?? null,
    encrypted: shape.encrypted !== null,
    signedBy: proof.signedBy,
    signatureAlgorithm: proof.algorithm,
  });
}

/** Rule 6 (X3): what was decrypted goes through rules 1, 2 and 3 again, in the namespaces of the place where it stood. */
function openAssertion(
  { encrypted, response }: ResponseShape,
  keys: readonly DecryptionKey[],
  envelopeSigned: boolean,
): AssertionShape {
  const bytes = decryptAssertion(encrypted!, keys, envelopeSigned);
  return decryptedShape(readXml(strictText(bytes), encrypted!.scope), response);
}

/** Rule 5 (G4): Response or Assertion is signed, or what the profile asks for. */
function requireSigned(
  policy: SignaturePolicy,
  ofResponse: VerifiedSignature | null,
  ofAssertion: VerifiedSignature | null,
): VerifiedSignature {
  const got = ofResponse ? (ofAssertion ? "both" : "response") : ofAssertion ? "assertion" : "nothing";
  const proof = ofAssertion ?? ofResponse;
  const enough = policy === "either" || got === "both" || got === policy;
  if (!proof || !enough)
    return refuse("SIGNATURE_MISSING", policy === "either" ? "assertion or response" : policy, got);
  return proof;
}

function unproven(root: XmlElement | null): { inResponseTo: string | null; issuer: string | null } {
  if (!root) return { inResponseTo: null, issuer: null };
  const issuer = root.children.find((child) => isElement(child) && isNamed(child, NS.saml, "Issuer"));
  const text = issuer && isElement(issuer) ? issuer.children[0] : null;
  const answers = attributeOf(root, "InResponseTo");
  return {
    inResponseTo: answers !== null && answers.length <= LONGEST_ID ? answers : null,
    issuer: typeof text === "string" ? clip(text) : null,
  };
}
