// The genuine messages: what one identity provider sends, at two sizes, signed in every way.
import type { RespondOptions } from "../../lib/practice/identity-provider";
import { KEYS, respond } from "../../lib/saml/testing/made-world";
import { field } from "../../lib/saml/testing/testdata";

export interface Message {
  readonly size: "8 KB" | "47 KB";
  readonly signed: string;
  readonly xml: string;
  readonly field: string;
}

/** Attributes until the message has about that many characters. */
const SIZES = { "8 KB": 8_192, "47 KB": 47 * 1_024 } as const;
const WAYS: Readonly<Record<string, Partial<RespondOptions>>> = {
  assertion: { sign: "assertion" },
  response: { sign: "response" },
  both: { sign: "both" },
  encrypted: { sign: "assertion", encrypt: { certificatePem: KEYS.sp.certificatePem } },
};

export const MESSAGES: readonly Message[] = (Object.keys(SIZES) as (keyof typeof SIZES)[]).flatMap((size) =>
  Object.entries(WAYS).map(([signed, options]) => {
    const xml = ofSize(SIZES[size], options);
    return { size, signed, xml, field: field(xml) };
  }),
);

function ofSize(characters: number, options: Partial<RespondOptions>): string {
  const attribute = (index: number) => [
    `urn:oid:1.3.6.1.4.1.5923.1.1.1.${index}`,
    `group ${index} of the staff of Acme Corp`,
  ];
  const make = (count: number) =>
    respond({
      ...options,
      attributes: Object.fromEntries(Array.from({ length: count }, (_, index) => attribute(index))),
    });
  const one = make(2).length - make(1).length;
  return make(Math.max(1, Math.round((characters - make(1).length) / one)));
}
