// Signs what we send by redirect: detached, over the query (saml-bindings 3.4.4.1).
import { type KeyObject, sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";

export interface SigningKey {
  readonly privateKey: KeyObject;
  /** base64 of the DER of its certificate, told in KeyInfo. */
  readonly certificateDer: string;
}

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
