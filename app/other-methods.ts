import { plainPage } from "./saml/plain-page";

/**
 * What an address answers to the methods that it does not have: 405 with one sentence, instead of Next's empty body. A
 * route takes from it what it has not: `export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");`
 */
export function otherMethods(allow: string, sentence: string, refuse: Refusal = refusePage) {
  const refused = () => refuse(sentence, { allow });
  const allowed = () => new Response(null, { status: 204, headers: { allow } });
  return {
    GET: refused,
    POST: refused,
    PUT: refused,
    PATCH: refused,
    DELETE: refused,
    OPTIONS: allowed,
  };
}

type Refusal = (sentence: string, headers: Record<string, string>) => Response;

const refusePage: Refusal = (sentence, headers) =>
  plainPage(405, "That does not work here", sentence, { headers });
