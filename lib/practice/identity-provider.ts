// An identity provider that speaks lawfully or not: the practice one of the demo, and the one of the tests. It shares
// no code with the verifier: it writes every element in its canonical form from the start (namespaces where they are
// first used, attributes in order, no empty tags), so that the text itself is what has to be digested.
import { constants, createHash, createPrivateKey, randomBytes, sign as signBytes } from "node:crypto";
import { createKeyPairSync, type KeyPair } from "../saml/key-pair";
import { type EncryptFor, encryptAssertion } from "./encrypt-assertion";

const SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
const SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
const DS = "http://www.w3.org/2000/09/xmldsig#";
const EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";
const MINUTE = 60_000;

export type ResponseSignature =
  | "rsa-sha256"
  | "rsa-sha384"
  | "rsa-sha512"
  | "rsa-sha1"
  | "rsa-pss-sha256"
  | "ecdsa-sha256"
  | "ecdsa-sha384";
const SIGNATURE_URI: Readonly<Record<ResponseSignature, string>> = {
  "rsa-sha1": `${DS}rsa-sha1`,
  "rsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
  "rsa-sha384": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
  "rsa-sha512": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
  "rsa-pss-sha256": "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
  "ecdsa-sha256": "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
  "ecdsa-sha384": "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
};
const DIGEST_URI: Readonly<Record<string, string>> = {
  sha1: `${DS}sha1`,
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
};

/** Everything but `sp`, `nameId` and `now` has a lawful default; what is set replaces it, lawful or not. */
export interface RespondOptions {
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
  readonly signature?: ResponseSignature;
  readonly digest?: "sha1" | "sha256" | "sha384" | "sha512";
  /** Another key than the identity provider's own. */
  readonly signWith?: KeyPair;
  /** Put the certificate into KeyInfo (default true). */
  readonly keyInfo?: boolean;
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

export interface IdentityProvider {
  readonly entityId: string;
  readonly keys: KeyPair;
  /** IdP metadata; `certificates` (base64 DER) replaces its own. */
  metadata(options: {
    readonly signInUrl: string;
    readonly signInBinding?: "redirect" | "post";
    readonly signOutUrl?: string;
    readonly certificates?: readonly string[];
    readonly displayName?: string;
    readonly wantsSignedRequests?: boolean;
  }): string;
  /** The SAMLResponse form field. */
  respond(options: RespondOptions): string;
  /** The same before base64. */
  respondXml(options: RespondOptions): string;
}

export function identityProvider(options: {
  readonly entityId: string;
  readonly keys?: KeyPair;
  readonly now?: Date;
}): IdentityProvider {
  const { entityId } = options;
  const keys =
    options.keys ??
    createKeyPairSync({ commonName: new URL(entityId).hostname || entityId, now: options.now ?? new Date() });
  const respondXml = (respond: RespondOptions) => writeResponse(entityId, keys, respond);
  return {
    entityId,
    keys,
    metadata: (described) => writeMetadata(entityId, keys, described),
    respond: (respond) => Buffer.from(respondXml(respond), "utf8").toString("base64"),
    respondXml,
  };
}

function writeResponse(entityId: string, keys: KeyPair, options: RespondOptions): string {
  const { sp, now, sign = "assertion" } = options;
  const id = options.responseId ?? newId();
  const issued = options.issueInstant ?? now;
  const answers =
    options.responseInResponseTo === undefined ? options.inResponseTo : options.responseInResponseTo;
  const destination = options.destination === undefined ? sp.acsUrl : options.destination;
  const responseIssuer =
    options.responseIssuer === undefined ? (options.issuer ?? entityId) : options.responseIssuer;
  const assertion = options.status
    ? ""
    : writeAssertion(entityId, keys, options, sign === "assertion" || sign === "both");
  const body = options.encrypt && assertion ? encryptAssertion(assertion, options.encrypt) : assertion;
  const attributes = [
    ["Destination", destination],
    ["ID", id],
    ["InResponseTo", answers],
    ["IssueInstant", issued.toISOString()],
    ["Version", "2.0"],
  ] as const;
  const issuer = responseIssuer === null ? "" : element("saml:Issuer", [], escapeText(responseIssuer), SAML);
  const xml = `<samlp:Response xmlns:samlp="${SAMLP}"${written(attributes)}>${issuer}${writeStatus(options)}${body}</samlp:Response>`;
  const signed = sign === "response" || sign === "both" ? insertSignature(xml, id, keys, options) : xml;
  return options.edit ? options.edit(signed) : signed;
}

function writeStatus(options: RespondOptions): string {
  const top = options.status ?? "urn:oasis:names:tc:SAML:2.0:status:Success";
  const second = options.subStatus ? element("samlp:StatusCode", [["Value", options.subStatus]], "") : "";
  const message = options.statusMessage
    ? element("samlp:StatusMessage", [], escapeText(options.statusMessage))
    : "";
  return element("samlp:Status", [], element("samlp:StatusCode", [["Value", top]], second) + message);
}

function writeAssertion(entityId: string, keys: KeyPair, options: RespondOptions, signed: boolean): string {
  const { now } = options;
  const id = options.assertionId ?? newId();
  const issued = options.issueInstant ?? now;
  const issuer = element("saml:Issuer", [], escapeText(options.issuer ?? entityId));
  const content =
    issuer +
    writeSubject(options) +
    writeConditions(options) +
    writeAuthn(options) +
    writeAttributes(options);
  const plain = `<saml:Assertion xmlns:saml="${SAML}"${written([
    ["ID", id],
    ["IssueInstant", issued.toISOString()],
    ["Version", "2.0"],
  ])}>${content}</saml:Assertion>`;
  const edited = options.editAssertion ? options.editAssertion(plain) : plain;
  return signed ? insertSignature(edited, id, keys, options) : edited;
}

function writeSubject(options: RespondOptions): string {
  const { now, sp } = options;
  const format =
    options.nameIdFormat === undefined
      ? "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
      : options.nameIdFormat;
  const nameId = element(
    "saml:NameID",
    [
      ["Format", format],
      ["SPNameQualifier", options.spNameQualifier],
    ],
    escapeText(options.nameId),
  );
  const until =
    options.confirmationNotOnOrAfter === undefined
      ? new Date(now.getTime() + 5 * MINUTE)
      : options.confirmationNotOnOrAfter;
  const data = element(
    "saml:SubjectConfirmationData",
    [
      ["InResponseTo", options.inResponseTo],
      ["NotBefore", options.confirmationNotBefore?.toISOString()],
      ["NotOnOrAfter", until?.toISOString()],
      ["Recipient", options.recipient === undefined ? sp.acsUrl : options.recipient],
    ],
    "",
  );
  const method = options.confirmationMethod ?? "urn:oasis:names:tc:SAML:2.0:cm:bearer";
  return element(
    "saml:Subject",
    [],
    nameId + element("saml:SubjectConfirmation", [["Method", method]], data),
  );
}

function writeConditions(options: RespondOptions): string {
  if (options.conditions === false) return "";
  const { now, sp } = options;
  const notBefore = options.notBefore === undefined ? new Date(now.getTime() - MINUTE) : options.notBefore;
  const notOnOrAfter =
    options.notOnOrAfter === undefined ? new Date(now.getTime() + 5 * MINUTE) : options.notOnOrAfter;
  const audiences = (options.audiences ?? [sp.entityId]).map((audience) =>
    element("saml:AudienceRestriction", [], element("saml:Audience", [], escapeText(audience))),
  );
  const times = [
    ["NotBefore", notBefore?.toISOString()],
    ["NotOnOrAfter", notOnOrAfter?.toISOString()],
  ] as const;
  return element("saml:Conditions", times, audiences.join("") + (options.extraCondition ?? ""));
}

function writeAuthn(options: RespondOptions): string {
  if (options.authnStatement === false) return "";
  const context = element(
    "saml:AuthnContext",
    [],
    element(
      "saml:AuthnContextClassRef",
      [],
      "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    ),
  );
  const attributes = [
    ["AuthnInstant", (options.issueInstant ?? options.now).toISOString()],
    ["SessionIndex", options.sessionIndex ?? newId()],
    ["SessionNotOnOrAfter", options.sessionNotOnOrAfter?.toISOString()],
  ] as const;
  return element("saml:AuthnStatement", attributes, context);
}

function writeAttributes(options: RespondOptions): string {
  const all = Object.entries(options.attributes ?? {});
  if (all.length === 0) return "";
  const list = all.map(([name, value]) => {
    const values = (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map((one) =>
      element("saml:AttributeValue", [], escapeText(one)),
    );
    return element("saml:Attribute", [["Name", name]], values.join(""));
  });
  return element("saml:AttributeStatement", [], list.join(""));
}

/** Signs the canonical text of an element and puts the Signature right after its Issuer. */
function insertSignature(canonical: string, id: string, own: KeyPair, options: RespondOptions): string {
  const keys = options.signWith ?? own;
  const algorithm = options.signature ?? "rsa-sha256";
  const digest = options.digest ?? "sha256";
  const value = createHash(digest).update(canonical, "utf8").digest("base64");
  const reference = element(
    "ds:Reference",
    [["URI", `#${id}`]],
    element(
      "ds:Transforms",
      [],
      element("ds:Transform", [["Algorithm", `${DS}enveloped-signature`]], "") +
        element("ds:Transform", [["Algorithm", EXC]], ""),
    ) +
      element("ds:DigestMethod", [["Algorithm", DIGEST_URI[digest]]], "") +
      element("ds:DigestValue", [], value),
  );
  const content =
    element("ds:CanonicalizationMethod", [["Algorithm", EXC]], "") +
    element("ds:SignatureMethod", [["Algorithm", SIGNATURE_URI[algorithm]]], "") +
    reference;
  const signature = signText(element("ds:SignedInfo", [], content, DS), keys, algorithm);
  const keyInfo =
    options.keyInfo === false
      ? ""
      : element("ds:KeyInfo", [], element("ds:X509Data", [], element("ds:X509Certificate", [], keys.der)));
  const whole = element(
    "ds:Signature",
    [],
    element("ds:SignedInfo", [], content) + element("ds:SignatureValue", [], signature) + keyInfo,
    DS,
  );
  const at = (/^<[^>]*>(?:<saml:Issuer[^>]*>[^<]*<\/saml:Issuer>)?/.exec(canonical)?.[0] ?? "").length;
  return canonical.slice(0, at) + whole + canonical.slice(at);
}

function signText(text: string, keys: KeyPair, algorithm: ResponseSignature): string {
  const key = createPrivateKey(keys.privateKeyPem);
  const hash = algorithm.slice(algorithm.lastIndexOf("-") + 1);
  if (algorithm.startsWith("ecdsa"))
    return signBytes(hash, Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64");
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return signBytes(hash, Buffer.from(text), algorithm.startsWith("rsa-pss") ? { key, ...pss } : key).toString(
    "base64",
  );
}

function writeMetadata(
  entityId: string,
  keys: KeyPair,
  options: Parameters<IdentityProvider["metadata"]>[0],
): string {
  const MD = "urn:oasis:names:tc:SAML:2.0:metadata";
  const binding = `urn:oasis:names:tc:SAML:2.0:bindings:${options.signInBinding === "post" ? "HTTP-POST" : "HTTP-Redirect"}`;
  const certificates = (options.certificates ?? [keys.der]).map((der) =>
    element(
      "md:KeyDescriptor",
      [["use", "signing"]],
      element("ds:KeyInfo", [], element("ds:X509Data", [], element("ds:X509Certificate", [], der)), DS),
    ),
  );
  const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
  const signOut = options.signOutUrl
    ? element(
        "md:SingleLogoutService",
        [
          ["Binding", redirect],
          ["Location", options.signOutUrl],
        ],
        "",
      )
    : "";
  const signIn = element(
    "md:SingleSignOnService",
    [
      ["Binding", binding],
      ["Location", options.signInUrl],
    ],
    "",
  );
  const role = element(
    "md:IDPSSODescriptor",
    [
      ["WantAuthnRequestsSigned", options.wantsSignedRequests ? "true" : undefined],
      ["protocolSupportEnumeration", SAMLP],
    ],
    certificates.join("") + signOut + signIn,
  );
  const organization = options.displayName
    ? element(
        "md:Organization",
        [],
        ["Name", "DisplayName", "URL"]
          .map((kind) =>
            element(
              `md:Organization${kind}`,
              [["xml:lang", "en"]],
              escapeText(kind === "URL" ? options.signInUrl : options.displayName!),
            ),
          )
          .join(""),
      )
    : "";
  return `<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="${MD}"${written([["entityID", entityId]])}>${role}${organization}</md:EntityDescriptor>\n`;
}

type Attributes = ReadonlyArray<readonly [name: string, value: string | null | undefined]>;

/** `declares`: the namespace of the prefix, where it is used for the first time. */
function element(name: string, attributes: Attributes, content: string, declares?: string): string {
  const prefix = name.slice(0, name.indexOf(":"));
  return `<${name}${declares ? ` xmlns:${prefix}="${declares}"` : ""}${written(attributes)}>${content}</${name}>`;
}

function written(attributes: Attributes): string {
  return attributes
    .map(([name, value]) => (value === null || value === undefined ? "" : ` ${name}="${escapeValue(value)}"`))
    .join("");
}

function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

function escapeValue(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}

function newId(): string {
  return `_${randomBytes(16).toString("hex")}`;
}
