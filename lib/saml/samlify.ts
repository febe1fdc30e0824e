// The only import of samlify, which is no validator (SAML.md) and is not asked to be one: it puts the XML signature on
// the few requests that we post. Requests by redirect, which are nearly all, need no XML signature.
import type { SigningKey } from "./sign-message";

const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

/** The message with an enveloped signature right after its Issuer (saml-core 5.4), in base64 for the form. */
export async function signedForPost(
  xml: string,
  { privateKey, certificateDer }: SigningKey,
): Promise<string> {
  // Loaded with the first such request: it brings an XML parser and a signature library of its own.
  const loaded = await import("samlify");
  // CommonJS: Node shows it as the default export, bundlers by name.
  const { SamlLib } =
    "SamlLib" in loaded ? loaded : (loaded as { default: typeof import("samlify") }).default;
  return SamlLib.constructSAMLSignature({
    rawSamlMessage: xml,
    isMessageSigned: true,
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    signatureAlgorithm: RSA_SHA256,
    signingCert: certificateDer,
    isBase64Output: true,
    signatureConfig: {
      prefix: "ds",
      location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" },
    },
  });
}
