// Signs what we send: detached over a redirect's query (saml-bindings 3.4.4.1), enveloped in a posted form.
import { createHash, type KeyObject, sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N } from "./algorithms";
import { canonicalize } from "./canonicalize";
import { readXml } from "./strict-xml";
import { element } from "./write-xml";
import { NS } from "./xml-tree";

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** base64 of the DER of its certificate, told in KeyInfo. */
  readonly certificateDer: string;
}

const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

function signatureUri(key: KeyObject): string {
  const kind = key.asymmetricKeyType === "ec" ? "ecdsa" : "rsa";
  return `http://www.w3.org/2001/04/xmldsig-more#${kind}-sha256`;
}

function signText(text: string, key: KeyObject): string {
  const bytes = Buffer.from(text, "utf8");
  return (
    key.asymmetricKeyType === "ec"
      ? sign("sha256", bytes, { key, dsaEncoding: "ieee-p1363" })
      : sign("sha256", bytes, key)
  ).toString("base64");
}

/** The address with the message deflated into it; signed over exactly these octets, in this order. */
export function redirectAddress(
  to: string,
  message: {
    readonly name: "SAMLRequest" | "SAMLResponse";
    readonly xml: string;
    readonly relayState: string | null;
  },
  key: SigningKey | null,
): string {
  const parameters = [[message.name, deflateRawSync(Buffer.from(message.xml, "utf8")).toString("base64")]];
  if (message.relayState !== null) parameters.push(["RelayState", message.relayState]);
  if (key) parameters.push(["SigAlg", signatureUri(key.privateKey)]);
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join("&");
  const signed = key ? `${query}&Signature=${encodeURIComponent(signText(query, key.privateKey))}` : query;
  return to + (to.includes("?") ? (/[?&]$/.test(to) ? "" : "&") : "?") + signed;
}

/** The message with an enveloped signature right after its Issuer. */
export function signedXml(xml: string, id: string, key: SigningKey): string {
  const digest = createHash("sha256")
    .update(canonicalize(readXml(xml)), "utf8")
    .digest("base64");
  const signedInfo = element(
    "ds:SignedInfo",
    { "xmlns:ds": NS.ds },
    element("ds:CanonicalizationMethod", { Algorithm: EXCLUSIVE_C14N }),
    element("ds:SignatureMethod", { Algorithm: signatureUri(key.privateKey) }),
    element(
      "ds:Reference",
      { URI: `#${id}` },
      element(
        "ds:Transforms",
        {},
        element("ds:Transform", { Algorithm: ENVELOPED_SIGNATURE }),
        element("ds:Transform", { Algorithm: EXCLUSIVE_C14N }),
      ),
      element("ds:DigestMethod", { Algorithm: SHA256 }),
      element("ds:DigestValue", {}, digest),
    ),
  );
  const value = signText(canonicalize(readXml(signedInfo)), key.privateKey);
  const certificate = element("ds:X509Data", {}, element("ds:X509Certificate", {}, key.certificateDer));
  const signature = element(
    "ds:Signature",
    { "xmlns:ds": NS.ds },
    signedInfo,
    element("ds:SignatureValue", {}, value),
    element("ds:KeyInfo", {}, certificate),
  );
  const end = "</saml:Issuer>";
  const at = xml.indexOf(end) + end.length;
  return xml.slice(0, at) + signature + xml.slice(at);
}
