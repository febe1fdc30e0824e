import { beforeAll, describe, expect, it } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { checkAssertion } from "../core/assertion";
import type { ProfileId } from "../core/ids";
import type { SamlFaultCode } from "../core/saml-fault";
import { DEFAULT_CONFIGURATION, serviceProviderOf } from "../core/sso-profile";
import { type TestWorld, testWorld } from "../runtime/testing/test-world";
import { doorWork } from "../runtime/unit-of-work";
import { authnRequest } from "../saml/authn-request";
import { decryptionKey } from "../saml/decrypt";
import { readIdpMetadata } from "../saml/idp-metadata";
import { createKeyPairSync } from "../saml/key-pair";
import { verifyResponse } from "../saml/verify-response";
import type { Practice } from "./deliver";
import type { PracticeFault } from "./faults";
import type { PracticeAnswer } from "./page";
import { practiceMetadata, practiceOrigin } from "./practice-identity-provider";
import { announceKey, forgetOtherKeys, practiceKeys, signWithNewestKey } from "./practice-keys";
import { answerCall, type PracticeCall } from "./routes";

const baseUrl = practiceOrigin("http://localhost:3000", "");
const profileId = `JQ${"a".repeat(32)}` as ProfileId;
const sp = serviceProviderOf("http://localhost:3000", profileId);
const requestId = `_${"1".repeat(32)}`;

const call = (
  method: string,
  path: string,
  fields: Record<string, string> = {},
  cookie?: string,
): PracticeCall => ({
  method,
  path,
  query: new URLSearchParams(method === "GET" ? fields : {}),
  form: new URLSearchParams(method === "POST" ? fields : {}),
  cookie,
});

const hidden = ({ body }: PracticeAnswer, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? null;

/** The person whose choice is made already. */
const chosen = ({ body }: PracticeAnswer) =>
  /name="person" value="([^"]*)"[^>]* checked/.exec(body)?.[1] ?? null;

describeEachDialect("The practice identity provider", (database) => {
  let world: TestWorld;
  let practice: Practice;
  beforeAll(async () => {
    world = await testWorld(database());
    practice = { ports: world.ports, baseUrl, last: new Map() };
  });
  const ask = (...of: Parameters<typeof call>) => answerCall(practice, call(...of));
  const configuration = { ...DEFAULT_CONFIGURATION, signInUrl: `${baseUrl}/sso` };
  const requestFields = async (over: Partial<typeof configuration> = {}) => {
    const request = await authnRequest({ ...configuration, ...over }, sp, {
      id: requestId,
      now: world.now(),
      relayState: "handle",
      signingKey: null,
    });
    if (request.binding === "post") return request.fields;
    return Object.fromEntries(new URL(request.url).searchParams);
  };
  const answerWith = (fault: PracticeFault, person = "bob@acme.test") =>
    ask("POST", "/sso/answer", {
      acs: sp.acsUrl,
      inResponseTo: requestId,
      relayState: "handle",
      person,
      fault,
    });

  async function judged(answer: PracticeAnswer, keys: readonly string[] = []) {
    const read = readIdpMetadata(await practiceMetadata(world.ports, baseUrl), { now: world.now() });
    if (!("metadata" in read)) throw new Error("The metadata was not read");
    const { certificates, issuer } = read.metadata;
    const verified = verifyResponse(
      { signaturePolicy: "either", certificates },
      hidden(answer, "SAMLResponse") ?? "",
      keys.map(decryptionKey),
    );
    if ("fault" in verified) return verified.fault.code;
    const checked = checkAssertion(
      verified.claims,
      {
        profileId,
        idpEntityId: issuer,
        spEntityId: sp.entityId,
        acsUrl: sp.acsUrl,
        inResponseTo: requestId,
        requestedAt: world.now(),
        emailAttribute: null,
        toleranceSeconds: 180,
      },
      world.now(),
    );
    return "fault" in checked ? checked.fault.code : checked.verified.email;
  }

  it("is another site than the product, one port further", () => {
    expect(baseUrl).toBe("http://127.0.0.1:3001");
    expect(practiceOrigin("https://demo.example.com", "8080")).toBe("http://127.0.0.1:8081");
  });

  for (const binding of ["redirect", "post"] as const) {
    it(`gives metadata that our own reader takes, ${binding}`, async () => {
      const { body } = await ask("GET", "/metadata", { binding });
      expect(readIdpMetadata(body, { now: world.now() })).toMatchObject({
        metadata: {
          issuer: `${baseUrl}/metadata`,
          signInUrl: `${baseUrl}/sso`,
          signInBinding: binding,
          displayName: "Practice identity provider",
          certificates: [expect.objectContaining({ subject: "CN=Practice identity provider" })],
        },
      });
    });

    it(`asks who signs in, ${binding}`, async () => {
      const page = await ask(
        binding === "post" ? "POST" : "GET",
        "/sso",
        await requestFields({ signInBinding: binding }),
      );
      expect(page.status).toBe(200);
      expect(hidden(page, "inResponseTo")).toBe(requestId);
      expect(hidden(page, "acs")).toBe(sp.acsUrl);
      expect(hidden(page, "relayState")).toBe("handle");
      expect(page.body).toContain("alice@acme.test");
    });
  }

  type Spoken = Exclude<PracticeFault, "encrypted" | "replay">;
  const VERDICTS: Readonly<Record<Spoken, SamlFaultCode | "bob@acme.test" | "bob@elsewhere.test">> = {
    none: "bob@acme.test",
    expired: "EXPIRED",
    "clock-slow": "EXPIRED",
    "clock-fast": "NOT_YET_VALID",
    audience: "AUDIENCE_MISMATCH",
    recipient: "RECIPIENT_MISMATCH",
    unsigned: "SIGNATURE_MISSING",
    "wrong-key": "CERTIFICATE_UNKNOWN",
    "weak-signature": "SIGNATURE_ALGORITHM",
    tampered: "SIGNATURE_INVALID",
    "no-address": "ADDRESS_MISSING",
    // Lawful as a message: the domain is judged with the database in hand.
    "foreign-domain": "bob@elsewhere.test",
    refused: "STATUS_NOT_SUCCESS",
    unsolicited: "IN_RESPONSE_TO_MISMATCH",
  };
  for (const [id, verdict] of Object.entries(VERDICTS))
    it(`the fault “${id}” is judged ${verdict}`, async () => {
      expect(await judged(await answerWith(id as Spoken))).toBe(verdict);
    });

  it("encrypts for the current encryption key of Doorward", async () => {
    const ours = createKeyPairSync({ commonName: "ours", now: world.now() });
    await doorWork(world.ports, ({ installation }, now) =>
      installation.addKey({
        id: "KYpractice",
        use: "encryption",
        state: "current",
        certificate: ours.der,
        sealedPrivateKey: "",
        notAfter: ours.notAfter,
        createdAt: now,
      }),
    );
    const answer = await answerWith("encrypted");
    expect(Buffer.from(hidden(answer, "SAMLResponse")!, "base64").toString()).not.toContain("bob@");
    expect(await judged(answer, [ours.privateKeyPem])).toBe("bob@acme.test");
    expect(await judged(answer)).toBe("ENCRYPTION_UNEXPECTED");
  });

  it("repeats the very last answer, and says so when there is none", async () => {
    practice.last.clear();
    expect(await answerWith("replay")).toMatchObject({ status: 409 });
    const first = hidden(await answerWith("none"), "SAMLResponse");
    expect(hidden(await answerWith("replay", "dana@acme.test"), "SAMLResponse")).toBe(first);
  });

  it("turns a tile into an answer that nobody asked for, and answers the request that follows at once", async () => {
    const tile = await ask("POST", "/tile", { profileId, person: "bob@acme.test", fault: "none" });
    const xml = Buffer.from(hidden(tile, "SAMLResponse")!, "base64").toString();
    expect(xml).not.toContain("InResponseTo");
    const cookie = tile.headers["Set-Cookie"]!.split(";")[0];
    expect(await judged(await ask("GET", "/sso", await requestFields(), cookie))).toBe("bob@acme.test");
    const again = await ask("GET", "/sso", await requestFields({ forceAuthn: true }), cookie);
    expect(hidden(again, "SAMLResponse")).toBeNull();
    world.pass({ minutes: 2 });
    const later = await ask("GET", "/sso", await requestFields(), cookie);
    expect([hidden(later, "SAMLResponse"), chosen(later)]).toEqual([null, "bob@acme.test"]);
  });

  it("repeats the answer that was taken, not one that was wrong or that nobody asked for", async () => {
    const taken = hidden(await answerWith("none"), "SAMLResponse");
    await answerWith("expired");
    await answerWith("unsolicited");
    await ask("POST", "/tile", { profileId, person: "bob@acme.test", fault: "none" });
    expect(hidden(await answerWith("replay"), "SAMLResponse")).toBe(taken);
  });

  it("chooses whom the request names, then who was here last, and nobody for a new visitor", async () => {
    const fields = await requestFields();
    expect(chosen(await ask("GET", "/sso", fields))).toBeNull();
    const used = (await answerWith("none", "dana@acme.test")).headers["Set-Cookie"]!.split(";")[0];
    expect(chosen(await ask("GET", "/sso", fields, used))).toBe("dana@acme.test");
    const hinted = await ask("GET", "/sso", { ...fields, login_hint: "bob@acme.test" }, used);
    expect(chosen(hinted)).toBe("bob@acme.test");
    const strange = await ask("GET", "/sso", { ...fields, login_hint: "li@acme.test" });
    expect([chosen(strange), strange.body.includes('value="li@acme.test"')]).toEqual(["other", true]);
    const { SAMLRequest } = await requestFields({ signInBinding: "post" });
    const subject = `<saml:Subject xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"><saml:NameID>bob@acme.test</saml:NameID></saml:Subject>`;
    const xml = Buffer.from(SAMLRequest!, "base64")
      .toString()
      .replace(/(<\/saml:Issuer>)/, `$1${subject}`);
    const named = await ask("POST", "/sso", { SAMLRequest: Buffer.from(xml).toString("base64") });
    expect(chosen(named)).toBe("bob@acme.test");
  });

  it("shows a tile for each profile that names it, of any organization", async () => {
    const mine = await world.requireSso();
    const issuer = `${baseUrl}/metadata`;
    expect((await ask("GET", "/tile")).body).toContain("No SSO profile uses");
    await world.change(({ profiles }) =>
      profiles.change(mine.profileId, { live: { ...configuration, issuer, signInUrl: `${baseUrl}/sso` } }),
    );
    expect((await ask("GET", "/tile")).body).toContain(`value="${mine.profileId}"`);
  });

  it("stays signed in when asked to, and signs out again", async () => {
    const answer = await ask("POST", "/sso/answer", {
      acs: sp.acsUrl,
      inResponseTo: requestId,
      person: "other",
      address: "li@acme.test",
      stay: "yes",
    });
    const cookie = answer.headers["Set-Cookie"]!.split(";")[0];
    expect(await judged(await ask("GET", "/sso", await requestFields(), cookie))).toBe("li@acme.test");
    expect((await ask("GET", "/", {}, cookie)).body).toContain("Sign out here");
    const out = await ask("POST", "/sign-out", {}, cookie);
    expect(out.headers["Set-Cookie"]).toContain("Max-Age=0");
  });

  it("never answers to another address than an ACS of this very installation", async () => {
    for (const acs of [
      "https://evil.example/saml/acs",
      sp.acsUrl.replace("localhost", "evil.example"),
      `${sp.acsUrl}/../../evil`,
      `${sp.acsUrl}?x=1`,
      "javascript:alert(1)",
      "",
    ]) {
      const direct = await ask("POST", "/sso/answer", {
        acs,
        inResponseTo: requestId,
        person: "bob@acme.test",
      });
      expect([direct.status, hidden(direct, "SAMLResponse")], acs).toEqual([400, null]);
      const request = await authnRequest(
        configuration,
        { ...sp, acsUrl: acs },
        {
          id: requestId,
          now: world.now(),
          relayState: null,
          signingKey: null,
        },
      );
      const asked = await ask("GET", "/sso", Object.fromEntries(new URL(request.url).searchParams));
      expect([asked.status, hidden(asked, "acs")], acs).toEqual([400, null]);
    }
  });

  it("refuses a request that cannot be read, with a sentence", async () => {
    for (const SAMLRequest of ["", "%%%", Buffer.from("<a/>").toString("base64"), "A".repeat(70_000)]) {
      const answer = await ask("POST", "/sso", { SAMLRequest });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatch(/Start (again )?at Doorward’s sign-in page/);
    }
  });

  it("keeps what was chosen when no person was chosen", async () => {
    const answer = await ask("POST", "/sso/answer", {
      acs: sp.acsUrl,
      inResponseTo: requestId,
      person: "other",
      address: "not an address",
      fault: "expired",
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('value="not an address"');
    expect(answer.body).toContain('value="expired" selected');
  });

  it("escapes whatever came in, and lets no script run but its own", async () => {
    const evil = `"><script>alert(1)</script>`;
    const answer = await ask("POST", "/sso/answer", {
      acs: sp.acsUrl,
      inResponseTo: requestId,
      relayState: evil,
      person: "other",
      address: evil,
    });
    expect(answer.body).not.toContain("<script>alert");
    const policy = answer.headers["Content-Security-Policy"]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'nonce-[^']+';/);
    expect(policy).toContain("form-action 'self' http://localhost:3000;");
  });

  describe("keys", () => {
    it("stay the same for every process that shares the database", async () => {
      const [one, two] = await Promise.all([practiceKeys(world.ports), practiceKeys(world.ports)]);
      expect(one.signing.fingerprint).toBe(two.signing.fingerprint);
    });

    it("roll over with notice: announced first, then used, then alone", async () => {
      const before = await forgetOtherKeys(world.ports);
      const announced = await announceKey(world.ports);
      expect(announced.signing.fingerprint).toBe(before.signing.fingerprint);
      expect(announced.announced).toHaveLength(2);
      const switched = await signWithNewestKey(world.ports, false);
      expect(switched.signing.fingerprint).toBe(announced.announced[1]!.fingerprint);
      const alone = await forgetOtherKeys(world.ports);
      expect(alone.announced.map(({ fingerprint }) => fingerprint)).toEqual([switched.signing.fingerprint]);
    });

    it("change without notice: the next answer is signed with a key that nobody has read", async () => {
      const { certificatePem: known } = (await practiceKeys(world.ports)).signing;
      expect((await ask("POST", "/certificates", { action: "surprise" })).headers.Location).toBe(
        "/certificates",
      );
      expect((await practiceKeys(world.ports)).signing.certificatePem).not.toBe(known);
    });

    it("are at most three, and the one that signs is among them", async () => {
      for (let turn = 0; turn < 4; turn++) await announceKey(world.ports);
      const keys = await practiceKeys(world.ports);
      expect(keys.announced).toHaveLength(3);
      expect(keys.announced).toContainEqual(keys.signing);
    });
  });
});
