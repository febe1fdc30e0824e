// Signatures of any shape, lawful or not, made by xmlsec1: another program, so that a shared mistake would show.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DS = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const ENVELOPED = `<ds:Transform Algorithm="${DS}enveloped-signature"/>`;

export interface Template {
  readonly id: string;
  readonly signatureMethod?: string;
  readonly digestMethod?: string;
  readonly canonicalization?: string;
  /** The Transform elements. */
  readonly transforms?: string;
  /** PrefixList of both canonicalizations. */
  readonly prefixes?: string;
  /** Further References, raw. */
  readonly more?: string;
  readonly uri?: string;
  readonly keyInfo?: string;
  readonly object?: string;
}

/** A Signature that xmlsec1 fills in. */
export function signatureTemplate(template: Template): string {
  const { canonicalization = EXCLUSIVE, prefixes, uri = `#${template.id}` } = template;
  const list = prefixes ? `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE}" PrefixList="${prefixes}"/>` : "";
  const transforms =
    template.transforms ?? `${ENVELOPED}<ds:Transform Algorithm="${EXCLUSIVE}">${list}</ds:Transform>`;
  return (
    `<ds:Signature xmlns:ds="${DS}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${canonicalization}">${canonicalization === EXCLUSIVE ? list : ""}</ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${template.signatureMethod ?? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"}"/>` +
    `<ds:Reference URI="${uri}"><ds:Transforms>${transforms}</ds:Transforms><ds:DigestMethod Algorithm="${template.digestMethod ?? "http://www.w3.org/2001/04/xmlenc#sha256"}"/><ds:DigestValue/></ds:Reference>${template.more ?? ""}</ds:SignedInfo>` +
    `<ds:SignatureValue/>${template.keyInfo ?? ""}${template.object ?? ""}</ds:Signature>`
  );
}

/** `npm test` installs it where it can. */
export const hasXmlsec = spawnSync("xmlsec1", ["--version"]).status === 0;

const ID_ELEMENTS = [
  "urn:oasis:names:tc:SAML:2.0:assertion:Assertion",
  "urn:oasis:names:tc:SAML:2.0:protocol:Response",
].flatMap((name) => ["--id-attr:ID", name]);

/** Fills in the first empty Signature, or the one of `node`. */
export function signWithXmlsec(
  xml: string,
  key: string,
  kind: "pem" | "hmac" = "pem",
  node: string[] = [],
): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, "in.xml"), xml);
    writeFileSync(join(folder, "key"), key);
    const use = kind === "pem" ? ["--privkey-pem", join(folder, "key")] : ["--hmackey", join(folder, "key")];
    execFileSync(
      "xmlsec1",
      [
        "--sign",
        ...use,
        ...ID_ELEMENTS,
        ...node,
        "--output",
        join(folder, "out.xml"),
        join(folder, "in.xml"),
      ],
      {
        stdio: "pipe",
      },
    );
    return readFileSync(join(folder, "out.xml"), "utf8")
      .replace(/^<\?xml[^>]*\?>\n/, "")
      .trimEnd();
  });
}

/** Whether xmlsec1 believes every signature in the message, with this key and whatever KeyInfo holds: null when it does, else what it said. */
export function xmlsecObjection(xml: string, certificatePem: string, signatures: number): string | null {
  return inFolder((folder) => {
    writeFileSync(join(folder, "in.xml"), xml);
    writeFileSync(join(folder, "certificate.pem"), certificatePem);
    for (let number = 1; number <= signatures; number++) {
      const node = ["--node-xpath", `(//*[local-name()='Signature' and namespace-uri()='${DS}'])[${number}]`];
      const args = [
        "--verify",
        "--enabled-key-data",
        "key-name",
        "--pubkey-cert-pem",
        join(folder, "certificate.pem"),
      ];
      try {
        execFileSync("xmlsec1", [...args, ...ID_ELEMENTS, ...node, join(folder, "in.xml")], {
          stdio: "pipe",
        });
      } catch (error) {
        return String((error as { stderr?: Buffer }).stderr ?? error);
      }
    }
    return null;
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "doorward-xmlsec-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
