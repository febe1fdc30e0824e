// What to call somebody whose account is made just in time: the display name that the assertion gives, if it is plain text.
import type { AssertionClaims } from "./assertion-claims";
import type { EmailAddress } from "./email";

const WHOLE = [
  "displayName",
  "http://schemas.microsoft.com/identity/claims/displayname",
  "urn:oid:2.16.840.1.113730.3.1.241",
  "cn",
  "urn:oid:2.5.4.3",
  "name",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
];
const GIVEN = [
  "firstName",
  "givenName",
  "given_name",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
  "urn:oid:2.5.4.42",
];
const FAMILY = [
  "lastName",
  "sn",
  "surname",
  "family_name",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
  "urn:oid:2.5.4.4",
];
const LONGEST = 100;

/** A display name, else given and family name, else what stands before the @. Never an address, markup or control text. */
export function assertedName(claims: Pick<AssertionClaims, "attributes">, email: EmailAddress): string {
  const whole = WHOLE.map((name) => plainValue(claims, name)).find((value) => value !== null);
  if (whole) return whole;
  const parts = [GIVEN, FAMILY].flatMap(
    (names) => names.map((name) => plainValue(claims, name)).find((value) => value !== null) ?? [],
  );
  const name = parts.join(" ");
  return name !== "" && name.length <= LONGEST ? name : email.slice(0, email.indexOf("@"));
}

/** The one plain value of this attribute, or null. */
function plainValue({ attributes }: Pick<AssertionClaims, "attributes">, name: string): string | null {
  const found = attributes.filter((attribute) => attribute.name.toLowerCase() === name.toLowerCase());
  const values = found.flatMap((attribute) => attribute.values);
  if (values.length !== 1 || found.some(({ structured }) => structured)) return null;
  const value = values[0]!.trim().replace(/\s+/g, " ");
  const plain = value !== "" && value.length <= LONGEST && !/[\p{Cc}\p{Cf}<>@]/u.test(value);
  return plain ? value : null;
}
