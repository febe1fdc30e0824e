import { assert as check, integer, property } from "fast-check";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { toPem } from "./key-pair";
import { generatedXml, randomOf } from "./testing/generated-xml";
import { BASE, ENTITY_ID, JUDGEMENT, KEYS, respond } from "./testing/made-world";
import { mutate } from "./testing/mutate";
import { hasXmlsec, signatureTemplate, signWithXmlsec, xmlsecObjection } from "./testing/sign-with-xmlsec";
import { field, goodCases, judge } from "./testing/testdata";

/** xmlsec1 sees what is not encrypted. */
const signaturesIn = (xml: string) => xml.match(/<(?:\w+:)?Signature[\s>]/g)?.length ?? 0;
const pemOf = (der: string) => toPem(der);
const believed = (xml: string, judgement = JUDGEMENT) => !("code" in judge(field(xml), judgement));

describe.runIf(hasXmlsec)("xmlsec1 believes every signature that we believe", () => {
  for (const { name, xml, good, judgement } of goodCases()) {
    it(name, () => {
      expect(believed(xml, judgement)).toBe(true);
      const objections = good.certificates.map((der) => xmlsecObjection(xml, pemOf(der), signaturesIn(xml)));
      expect(objections).toContain(null);
    });
  }
  it("in 20 generated documents that it signed itself, which we all believe", () => {
    const prefixes = [undefined, "a b", "#default c", "saml xs"];
    const plain = respond({ sign: "none" });
    const at = plain.indexOf("</saml:Issuer>", plain.indexOf("<saml:Assertion")) + "</saml:Issuer>".length;
    check(
      property(integer(), (seed) => {
        const random = randomOf(seed);
        const value = generatedXml(random, 3);
        const template = signatureTemplate({ id: "_assertion", prefixes: random.pick(prefixes) });
        const prepared = (plain.slice(0, at) + template + plain.slice(at)).replace(
          ">Bob<",
          () => `>${value}<`,
        );
        const signed = signWithXmlsec(prepared, KEYS.idp.privateKeyPem);
        expect(judge(field(signed), JUDGEMENT)).toMatchObject({ email: "bob@acme.test" });
      }),
      { seed: 3, numRuns: 20 },
    );
  });
  it("in whatever is left of genuine messages after random changes", () => {
    let seen = 0;
    const changed = (seed: number) => {
      const random = randomOf(seed);
      const xml = respond({ sign: random.pick(["assertion", "response", "both"] as const) });
      return mutate(xml, random);
    };
    for (let seed = 1; seen < 15; seed++) {
      const xml = changed(seed);
      if (!believed(xml)) continue;
      seen++;
      expect(xmlsecObjection(xml, KEYS.idp.certificatePem, signaturesIn(xml)), `seed ${seed}`).toBeNull();
    }
  });
});

describe("samlify", () => {
  let samlify: typeof import("samlify");
  beforeAll(async () => {
    samlify = await import("samlify");
    vi.spyOn(console, "warn").mockReturnValue();
    samlify.setSchemaValidator({ validate: async () => "ours" });
  });

  /** It loses `&#13;` before it verifies, so those are left out. */
  it("reads the same person from what we believe", async () => {
    const idp = samlify.IdentityProvider({
      entityID: ENTITY_ID,
      signingCert: KEYS.idp.der,
      singleSignOnService: [
        { Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: "https://idp.acme.test" },
      ],
    });
    const sp = samlify.ServiceProvider({
      entityID: BASE.sp.entityId,
      clockDrifts: [-1e12, 1e12],
      assertionConsumerService: [
        { Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", Location: BASE.sp.acsUrl },
      ],
    });
    const shaped = goodCases().filter(
      ({ xml, judgement }) => !/&#(?:13|xD);/i.test(xml) && judgement.certificates[0]!.der === KEYS.idp.der,
    );
    const messages = [
      ...shaped.map(({ xml }) => xml),
      ...(["assertion", "response", "both"] as const).map((sign) => respond({ sign })),
    ];
    for (const xml of messages) {
      expect(believed(xml)).toBe(true);
      const { extract } = await sp.parseLoginResponse(idp, "post", { body: { SAMLResponse: field(xml) } });
      const mine = judge(field(xml), JUDGEMENT);
      expect("nameId" in mine && mine.nameId.value).toBe(extract.nameID);
    }
  });
});
