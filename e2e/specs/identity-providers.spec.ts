// SimpleSAMLphp in every way it can speak, and the practice identity provider in every way it can err; without a browser.
import { request as anyone } from "@playwright/test";
import type { PracticeFault } from "../../lib/practice/faults";
import { expect, sessionOf, test } from "../fixtures";
import { answerOf, deliver, words } from "../without-browser";
import { domainOf, VARIANTS, type World } from "../world";

/** Signs in at a profile as a browser without a screen. Answers the session and the page where it ended. */
async function signIn(world: World, startUrl: string, email: string, fault?: PracticeFault) {
  const request = await anyone.newContext({ baseURL: world.url });
  try {
    const answer = await answerOf(request, startUrl, { email, ...(fault ? { fault } : {}) });
    const end = await deliver(request, answer);
    return {
      session: await sessionOf(request, world),
      text: await words(end),
      status: end.status(),
      url: end.url(),
    };
  } finally {
    await request.dispose();
  }
}

const REFUSED: Readonly<Record<string, string>> = {
  "encrypted-unsigned": "ENCRYPTION_UNEXPECTED",
  unannounced: "CERTIFICATE_UNKNOWN",
};

for (const variant of VARIANTS) {
  const expected = REFUSED[variant.name];
  test(`S6 SimpleSAMLphp, ${variant.name}: ${expected ? `refused with ${expected}` : "signed in"}`, async ({
    world,
  }) => {
    const { startUrl } = world.organizations[`Variant ${variant.name}`]!.profile!;
    const { session, text } = await signIn(world, startUrl, `alice@${domainOf(variant)}`);
    if (expected) {
      expect(text).toContain(expected);
      expect(session).toBeNull();
    } else {
      expect(session, text).toMatchObject({ user: { email: `alice@${domainOf(variant)}`, by: "sso" } });
    }
  });
}

test("S6 the same person can come twice with each form of NameID", async ({ world }) => {
  for (const name of ["assertion", "persistent", "transient"]) {
    const { startUrl } = world.organizations[`Variant ${name}`]!.profile!;
    for (let time = 0; time < 2; time++)
      expect((await signIn(world, startUrl, `bob@${name}.test`)).session, name).toMatchObject({
        user: { email: `bob@${name}.test` },
      });
  }
});

test("an identity provider that sends no address is told so", async ({ world }) => {
  const { startUrl } = world.organizations["Variant persistent"]!.profile!;
  const { session, text } = await signIn(world, startUrl, "mallory@persistent.test");
  expect(text).toContain("ADDRESS_MISSING");
  expect(session).toBeNull();
});

const FAULTS: ReadonlyArray<readonly [PracticeFault, string | null]> = [
  ["none", null],
  ["encrypted", null],
  ["expired", "EXPIRED"],
  ["clock-slow", "EXPIRED"],
  ["clock-fast", "NOT_YET_VALID"],
  ["audience", "AUDIENCE_MISMATCH"],
  ["recipient", "RECIPIENT_MISMATCH"],
  ["unsigned", "SIGNATURE_MISSING"],
  ["wrong-key", "CERTIFICATE_UNKNOWN"],
  ["weak-signature", "SIGNATURE_ALGORITHM"],
  ["tampered", "SIGNATURE_INVALID"],
  ["no-address", "ADDRESS_MISSING"],
  ["foreign-domain", "DOMAIN_NOT_ALLOWED"],
  ["refused", "STATUS_NOT_SUCCESS"],
  ["replay", "RESPONSE_REPLAYED"],
];
for (const [fault, code] of FAULTS)
  test(`the practice fault “${fault}” ${code ? `ends with ${code} and no session` : "signs in"}`, async ({
    world,
  }) => {
    const { startUrl } = world.organizations.Globex!.profile!;
    if (fault === "replay") await signIn(world, startUrl, "carol@globex.test");
    const { session, text, status } = await signIn(world, startUrl, "carol@globex.test", fault);
    if (code) {
      expect(text).toContain(code);
      expect(session).toBeNull();
      expect(status).toBe(200);
    } else {
      expect(session, text).toMatchObject({ user: { email: "carol@globex.test", by: "sso" } });
    }
    if (fault.startsWith("clock")) expect(text).toMatch(/Our time was \d\d:\d\d:\d\d UTC/);
  });
