// The identity provider of the load: it has signed every answer before the clock starts.
import { inflateRawSync } from "node:zlib";
import { IDP } from "../../lib/saml/testing/made-world";

export const SIGN_IN_URL = "https://idp.acme.test/sso";
export const METADATA = IDP.metadata({ signInUrl: SIGN_IN_URL });
const SIZE = 8_192;

export interface Asked {
  readonly inResponseTo: string;
  readonly relayState: string | null;
}

/** What is asked for in the address that a browser is sent to. */
export function readRequest(address: string): Asked {
  const query = new URL(address).searchParams;
  const xml = inflateRawSync(Buffer.from(query.get("SAMLRequest")!, "base64")).toString("utf8");
  return { inResponseTo: /\bID="([^"]+)"/.exec(xml)![1]!, relayState: query.get("RelayState") };
}

/** The body of the form that brings the answer: about 8 KB of XML, the assertion signed with RSA-SHA256. */
export function answer(
  sp: { readonly entityId: string; readonly acsUrl: string },
  asked: Asked,
  email: string,
): string {
  const make = (attributes: number) =>
    IDP.respondXml({
      sp,
      now: new Date(),
      nameId: email,
      inResponseTo: asked.inResponseTo,
      attributes: {
        email,
        ...Object.fromEntries(
          Array.from({ length: attributes }, (_, index) => [
            `urn:oid:1.3.6.1.4.1.5923.1.1.1.${index}`,
            `group ${index} of the staff of Acme Corp`,
          ]),
        ),
      },
    });
  attributesOfSize ??= countFor(make);
  const fields = new URLSearchParams({
    SAMLResponse: Buffer.from(make(attributesOfSize)).toString("base64"),
  });
  if (asked.relayState !== null) fields.set("RelayState", asked.relayState);
  return fields.toString();
}

let attributesOfSize: number | undefined;

function countFor(make: (attributes: number) => string): number {
  const one = make(2).length - make(1).length;
  return Math.round((SIZE - make(1).length) / one) + 1;
}
