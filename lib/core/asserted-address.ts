// Whose address an assertion gives (SAML.md 1.12): from the NameID or a mapped attribute, exactly one, plain text only.
import type { AssertionClaims } from "./assertion-claims";
import { type EmailAddress, parseEmail } from "./email";
import { type SamlFault, samlFault } from "./saml-fault";

const TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
const DEFAULT_EMAIL_ATTRIBUTES = [
  "email",
  "mail",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
  "urn:oid:0.9.2342.19200300.100.1.3",
];

/** Rule 12: the mapped attribute alone when one is mapped; else NameID if it is an address; else the default attributes. */
export function readAddress(
  claims: AssertionClaims,
  mapped: string | null,
): { email: EmailAddress } | { fault: SamlFault } {
  const nameId = trimXml(claims.nameId.value);
  if (isGuest(nameId))
    return { fault: samlFault("ADDRESS_INVALID", { want: "an email address", got: nameId }) };
  if (mapped === null && claims.nameId.format !== TRANSIENT) {
    const email = parseEmail(nameId);
    if (email) return { email };
  }
  const names = mapped === null ? DEFAULT_EMAIL_ATTRIBUTES : [mapped];
  const found = claims.attributes.filter((attribute) => names.includes(attribute.name));
  if (found.length === 0) return missingAddress(claims, names, mapped);
  if (found.some((attribute) => attribute.structured)) {
    return {
      fault: samlFault("ADDRESS_INVALID", {
        want: "a plain text value",
        got: found.map(({ name }) => name).join(", "),
      }),
    };
  }
  const crowded = names.find(
    (name) => found.filter((one) => one.name === name).flatMap(({ values }) => values).length > 1,
  );
  const values = new Set(
    found
      .flatMap((attribute) => attribute.values)
      .map(trimXml)
      .map(asciiLower),
  );
  if (crowded || values.size > 1) {
    return {
      fault: samlFault("ADDRESS_AMBIGUOUS", { want: "exactly one address", got: [...values].join(", ") }),
    };
  }
  const [value] = values;
  if (!value) return missingAddress(claims, names, mapped);
  const email = isGuest(value) ? null : parseEmail(value);
  return email
    ? { email }
    : { fault: samlFault("ADDRESS_INVALID", { want: "an email address", got: value }) };
}

/** What was looked at: a NameID that looks like a mistyped address is more telling than "there is none". */
function missingAddress(
  claims: AssertionClaims,
  names: readonly string[],
  mapped: string | null,
): { fault: SamlFault } {
  const nameId = trimXml(claims.nameId.value);
  const told = mapped === null && claims.nameId.format !== TRANSIENT && nameId.includes("@");
  if (told) return { fault: samlFault("ADDRESS_INVALID", { want: "an email address", got: nameId }) };
  return {
    fault: samlFault("ADDRESS_MISSING", {
      want: [...(mapped === null ? ["NameID"] : []), ...names].join(", "),
      got: nameId,
    }),
  };
}

/** Entra writes guests as `name_home.example#EXT#@tenant`: not an address of anybody. */
function isGuest(text: string): boolean {
  return asciiLower(text).includes("#ext#");
}

function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const XML_SPACE = " \t\r\n";

/** XML white space only: other spaces stay and are refused with the address. Not by a pattern: those look back, and take quadratic time. */
function trimXml(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && XML_SPACE.includes(text[start]!)) start++;
  while (end > start && XML_SPACE.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}
