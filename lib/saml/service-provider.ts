// Our metadata for one profile (saml-metadata 2.4.4): what the identity provider loads.
import type { ServiceProvider } from "../core/sso-profile";
import { element } from "./write-xml";
import { NS } from "./xml-tree";

export interface ServiceProviderMetadataOptions {
  /** base64 DER: the current certificate first, then the next. Empty when we sign nothing. */
  readonly signingCertificates: readonly string[];
  /** base64 DER, current then next. Empty when this profile takes no encrypted assertions. */
  readonly encryptionCertificates: readonly string[];
  readonly validUntil: Date;
  readonly authnRequestsSigned: boolean;
  /** Where the identity provider sends its logout messages; null when there is no single logout. */
  readonly sloUrl?: string | null;
  readonly nameIdFormats?: readonly string[];
}

const BINDINGS = "urn:oasis:names:tc:SAML:2.0:bindings:";
const EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
/** What we open, best first. AES-CBC is left out: it is accepted in signed responses, and not advertised. */
const ENCRYPTION_METHODS = [
  "http://www.w3.org/2009/xmlenc11#aes256-gcm",
  "http://www.w3.org/2009/xmlenc11#aes128-gcm",
  "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
];

export function serviceProviderMetadata(
  sp: ServiceProvider,
  options: ServiceProviderMetadataOptions,
): string {
  const { sloUrl, nameIdFormats = [EMAIL_FORMAT] } = options;
  const role = element(
    "md:SPSSODescriptor",
    {
      AuthnRequestsSigned: String(options.authnRequestsSigned),
      WantAssertionsSigned: "true",
      protocolSupportEnumeration: NS.samlp,
    },
    ...options.signingCertificates.map((der) => keyDescriptor("signing", der)),
    ...options.encryptionCertificates.map((der) => keyDescriptor("encryption", der)),
    ...(sloUrl
      ? ["HTTP-Redirect", "HTTP-POST"].map((binding) =>
          element("md:SingleLogoutService", { Binding: `${BINDINGS}${binding}`, Location: sloUrl }),
        )
      : []),
    ...nameIdFormats.map((format) => element("md:NameIDFormat", {}, format)),
    element("md:AssertionConsumerService", {
      Binding: `${BINDINGS}HTTP-POST`,
      Location: sp.acsUrl,
      index: "0",
      isDefault: "true",
    }),
  );
  const entity = element(
    "md:EntityDescriptor",
    {
      "xmlns:md": NS.metadata,
      "xmlns:ds": NS.ds,
      entityID: sp.entityId,
      validUntil: options.validUntil.toISOString(),
    },
    role,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${entity}\n`;
}

function keyDescriptor(use: "signing" | "encryption", der: string): string {
  const certificate = element("ds:X509Data", {}, element("ds:X509Certificate", {}, der));
  const methods =
    use === "encryption"
      ? ENCRYPTION_METHODS.map((Algorithm) => element("md:EncryptionMethod", { Algorithm }))
      : [];
  return element("md:KeyDescriptor", { use }, element("ds:KeyInfo", {}, certificate), ...methods);
}
