// Reads the AuthnRequest that Doorward sends, by redirect or by form.
import { inflateRawSync } from "node:zlib";
import { isProfileId, type ProfileId } from "../core/ids";
import { type ServiceProvider, serviceProviderOf } from "../core/sso-profile";
import { catchRefusal } from "../saml/refused";
import { readXml } from "../saml/strict-xml";
import { attributeOf, childNamed, isNamed, NS, textOf, type XmlElement } from "../saml/xml-tree";
import { readPracticeAddress } from "./people";

export interface PracticeRequest {
  /** Null when nobody asked: a tile. */
  readonly id: string | null;
  readonly profileId: ProfileId;
  readonly sp: ServiceProvider;
  readonly relayState: string;
  readonly forceAuthn: boolean;
  readonly signed: boolean;
  /** Whom it asks for: the parameter login_hint, or its Subject (saml-core 3.4.1). Null: nobody by name. */
  readonly hint: string | null;
}

const LARGEST_REQUEST = 64 * 1024;

/** `problem` is one sentence for the person at the browser. */
export function readRequest(
  fields: URLSearchParams,
  binding: "redirect" | "post",
  appUrl: string,
): { request: PracticeRequest } | { problem: string } {
  const text = requestText(fields.get("SAMLRequest") ?? "", binding);
  if (text === null)
    return { problem: "The address holds no SAML request. Start at Doorward’s sign-in page." };
  const read = catchRefusal(() => {
    const root = readXml(text);
    if (!isNamed(root, NS.samlp, "AuthnRequest")) return null;
    const issuer = childNamed(root, NS.saml, "Issuer");
    return {
      id: attributeOf(root, "ID"),
      acs: attributeOf(root, "AssertionConsumerServiceURL"),
      issuer: issuer ? textOf(issuer).trim() : "",
      forceAuthn: ["true", "1"].includes(attributeOf(root, "ForceAuthn") ?? ""),
      subject: nameIdOf(root),
      signed: fields.has("Signature") || childNamed(root, NS.ds, "Signature") !== null,
    };
  });
  if (read === null || "fault" in read || !read.id || !isRequestId(read.id))
    return { problem: "The SAML request cannot be read. Start again at Doorward’s sign-in page." };
  const known = serviceOf(read.acs ?? read.issuer.replace(/\/metadata$/, "/acs"), appUrl);
  if (!known || known.sp.entityId !== read.issuer) return { problem: FOREIGN };
  const { id, forceAuthn, signed, subject } = read;
  const hint = readPracticeAddress(fields.get("login_hint") ?? subject ?? "");
  return { request: { ...known, id, relayState: fields.get("RelayState") ?? "", forceAuthn, signed, hint } };
}

export const FOREIGN = "This practice identity provider answers only the Doorward that it belongs to.";

/** The profile that an ACS address of this very installation belongs to; null for every other address. */
export function serviceOf(acs: string, appUrl: string): { profileId: ProfileId; sp: ServiceProvider } | null {
  const profileId = acs.startsWith(`${appUrl}/saml/`)
    ? acs.slice(appUrl.length + 6).replace(/\/acs$/, "")
    : "";
  if (!isProfileId(profileId)) return null;
  const sp = serviceProviderOf(appUrl, profileId);
  return sp.acsUrl === acs ? { profileId, sp } : null;
}

function nameIdOf(root: XmlElement): string | null {
  const subject = childNamed(root, NS.saml, "Subject");
  const nameId = subject && childNamed(subject, NS.saml, "NameID");
  return nameId ? textOf(nameId) : null;
}

/** An NCName of reasonable length (saml-core 1.3.4). */
export function isRequestId(text: string): boolean {
  return /^[A-Za-z_][\w.-]{0,127}$/.test(text);
}

function requestText(field: string, binding: "redirect" | "post"): string | null {
  if (field === "" || field.length > LARGEST_REQUEST) return null;
  const bytes = Buffer.from(field, "base64");
  try {
    return (
      binding === "post" ? bytes : inflateRawSync(bytes, { maxOutputLength: LARGEST_REQUEST })
    ).toString("utf8");
  } catch {
    return null;
  }
}
