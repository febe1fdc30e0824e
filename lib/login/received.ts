// What is kept of a response for the administrators, until its end date: claims, and the message without its secrets.
import type { SessionRow } from "../../db/repositories/sessions";
import type { AssertionClaims } from "../core/assertion-claims";

export const RECEIVED_DAYS = 14;
const LONGEST_XML = 64 * 1024;

/** As data. Signature and cipher values are shortened: they help nobody to read, and could be used to post it again. */
export function keptOf(samlResponse: string, claims: AssertionClaims | null) {
  return {
    ...(claims
      ? {
          nameId: claims.nameId,
          attributes: claims.attributes.map(({ name, values }) => ({ name, values })),
          issuer: claims.issuer,
          sessionIndex: claims.authnStatements[0]?.sessionIndex ?? null,
        }
      : {}),
    xml: shortened(Buffer.from(samlResponse, "base64").toString("utf8")),
  };
}

/** What the identity provider calls this session, for a later logout; of what `keptOf` kept. */
export function samlSessionOf(received: unknown): SessionRow["samlSession"] {
  const { nameId, sessionIndex } = (received ?? {}) as Partial<ReturnType<typeof keptOf>>;
  return nameId ? { nameId: nameId.value, format: nameId.format, sessionIndex: sessionIndex ?? null } : null;
}

function shortened(xml: string): string {
  const short = xml
    .slice(0, LONGEST_XML)
    .replace(
      /(<(?:[\w.-]+:)?(?:SignatureValue|CipherValue)[^>]*>)([^<]{24})[^<]*/g,
      (_, open: string, start: string) => `${open}${start}…`,
    );
  return xml.length > LONGEST_XML ? `${short}…` : short;
}
