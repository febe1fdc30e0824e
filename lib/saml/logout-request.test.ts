import { createPrivateKey } from "node:crypto";
import { expect, it } from "vitest";
import { type LogoutMessage, verifyLogoutRequest } from "./logout-request";
import { signedForPost } from "./samlify";
import { redirectAddress } from "./sign-message";
import { randomOf } from "./testing/generated-xml";
import { BOB, ENTITY_ID, KEYS, NOW } from "./testing/made-world";
import { field, SP } from "./testing/testdata";

const KEY = { privateKey: createPrivateKey(KEYS.idp.privateKeyPem), certificateDer: KEYS.idp.der };
const EXPECTED = {
  certificates: [KEYS.idp],
  issuer: ENTITY_ID,
  sloUrl: SP.sloUrl,
  toleranceSeconds: 180,
};
const XML = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_logout" Version="2.0" IssueInstant="${NOW.toISOString()}" Destination="${SP.sloUrl}"><saml:Issuer>${ENTITY_ID}</saml:Issuer><saml:NameID>${BOB}</saml:NameID><samlp:SessionIndex>_one</samlp:SessionIndex></samlp:LogoutRequest>`;
const SUBJECT = { id: "_logout", nameId: { value: BOB, format: null }, sessionIndexes: ["_one"] };

/** `text` with one to three places changed: left out, doubled, or replaced by a sign that means something. */
function damaged(text: string, seed: number): string {
  const random = randomOf(seed);
  let changed = text;
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(changed.length);
    const length = random.below(40);
    const piece = [
      "",
      changed.slice(at, at + length).repeat(2),
      "<",
      ">",
      "&",
      '"',
      "A",
      "%00",
      "=",
      "alice",
    ];
    changed = changed.slice(0, at) + piece[random.below(piece.length)] + changed.slice(at + length);
  }
  return changed;
}

function judge(message: LogoutMessage): string {
  const read = verifyLogoutRequest(EXPECTED, message, NOW);
  if ("fault" in read) return read.fault.code;
  expect(read.request).toMatchObject(SUBJECT);
  return "believed";
}

it("a damaged logout request by POST ends in a fault or the same subject, never in an exception", async () => {
  const signed = Buffer.from(await signedForPost(XML, KEY), "base64").toString("utf8");
  expect(judge({ binding: "post", field: field(signed) })).toBe("believed");
  const found = new Set<string>();
  for (let seed = 1; seed <= 2_000; seed++)
    found.add(judge({ binding: "post", field: field(damaged(signed, seed)) }));
  expect([...found]).toEqual(expect.arrayContaining(["SIGNATURE_INVALID", "XML_MALFORMED"]));
});

it("a damaged logout request by redirect ends in a fault or the same subject, never in an exception", () => {
  const message = { name: "SAMLRequest", xml: XML, relayState: "somewhere" } as const;
  const query = redirectAddress(SP.sloUrl, message, KEY).split("?")[1]!;
  expect(judge({ binding: "redirect", query })).toBe("believed");
  const found = new Set<string>();
  for (let seed = 1; seed <= 2_000; seed++)
    found.add(judge({ binding: "redirect", query: damaged(query, seed) }));
  expect([...found]).toEqual(expect.arrayContaining(["SIGNATURE_INVALID", "SIGNATURE_MISSING"]));
});
