import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { METADATA_PROBLEM_TEXT } from "../core/idp-metadata";
import type { ProfileId } from "../core/ids";
import { profileFingerprint } from "../core/profile-fingerprint";
import { editedSettings } from "../core/profile-settings";
import { serviceProviderOf } from "../core/sso-profile";
import { identityProvider } from "../practice/identity-provider";
import { ssoProfileQuery } from "../queries/sso-profile";
import { ssoProfilesQuery } from "../queries/sso-profiles";
import { testWorld } from "../runtime/testing/test-world";
import { createKeyPairSync } from "../saml/key-pair";
import { serviceProviderMetadata } from "../saml/service-provider";
import { changeProfileOptionsCommand } from "./change-profile-options";
import { changeProviderCommand } from "./change-provider";
import { configureIdentityProviderCommand } from "./configure-identity-provider";
import { createSsoProfileCommand } from "./create-sso-profile";
import { duplicateSsoProfileCommand } from "./duplicate-sso-profile";
import { makeTestLinkCommand } from "./make-test-link";
import { publishDraftCommand } from "./publish-draft";
import { revokeLinkCommand } from "./revoke-link";
import { saveWizardStepCommand } from "./save-wizard-step";
import { tickInstructionCommand } from "./tick-instruction";

const NOW = new Date("2026-11-24T08:00:00Z");
const keys = createKeyPairSync({ commonName: "idp", now: NOW });
const second = createKeyPairSync({ commonName: "second", now: NOW });
const from = (entityId: string, signInUrl: string, more: object = {}) =>
  identityProvider({ entityId, now: NOW, keys }).metadata({ signInUrl, ...more });

const ENTRA = "https://sts.windows.net/0f3a1c52-2222-4d5a-9a7a-1b2c3d4e5f60/";
const PROVIDERS = [
  ["entra", ENTRA, "https://login.microsoftonline.com/0f3a1c52-2222-4d5a-9a7a-1b2c3d4e5f60/saml2"],
  [
    "google",
    "https://accounts.google.com/o/saml2?idpid=C01abcde2",
    "https://accounts.google.com/o/saml2/idp?idpid=C01abcde2",
  ],
  ["okta", "http://www.okta.com/exk1a2b3c4d5", "https://acme.okta.com/app/doorward/exk1a2b3c4d5/sso/saml"],
  ["adfs", "http://fs.acme.test/adfs/services/trust", "https://fs.acme.test/adfs/ls/"],
  ["keycloak", "https://id.acme.test/realms/acme", "https://id.acme.test/realms/acme/protocol/saml"],
] as const;

const OPTIONS = {
  signInBinding: "redirect" as const,
  signaturePolicy: "either" as const,
  toleranceSeconds: "180",
};

describeEachDialect("the wizard", (database) => {
  const planted = () => testWorld(database());
  type World = Awaited<ReturnType<typeof planted>>;
  const created = async (world: World, provider = "okta") => {
    const outcome = await world.run(createSsoProfileCommand, world.as(world.alice), { provider });
    if ("refused" in outcome) throw new Error(outcome.refused.code);
    return outcome.done.profileId;
  };
  const asked = async (world: World, profileId: ProfileId, who = world.alice) => {
    const answer = await world.ask(ssoProfileQuery, world.as(who), { profileId });
    if ("refused" in answer || !answer.answer) throw new Error("refused");
    return answer.answer;
  };
  const paste = (world: World, profileId: ProfileId, metadata: string, more: object = {}) =>
    world.run(configureIdentityProviderCommand, world.as(world.alice), {
      profileId,
      by: "xml",
      metadata,
      ...more,
    });
  const passTest = (world: World, profileId: ProfileId) =>
    world.change(async ({ profiles }, at) => {
      const profile = (await profiles.find(profileId))!;
      const { configuration, certificates } = editedSettings(profile, await profiles.certificates(profileId));
      const testedFingerprint = profileFingerprint(configuration, certificates);
      await profiles.change(profileId, { testedFingerprint, testedAt: at, testedBy: ["Alice"] });
    });

  test("A07: left at any step, it is taken up by another administrator at the same step, with ticks and values", async () => {
    const world = await planted();
    const profileId = await created(world, "google");
    const alice = world.as(world.alice);
    await world.run(tickInstructionCommand, alice, { profileId, instruction: "create/0", done: "yes" });
    await world.run(tickInstructionCommand, alice, { profileId, instruction: "create/1", done: "yes" });
    await world.run(tickInstructionCommand, alice, { profileId, instruction: "create/1", done: "no" });
    await paste(world, profileId, from(PROVIDERS[1][1], PROVIDERS[1][2]));
    world.pass({ minutes: 5 });
    await world.run(saveWizardStepCommand, alice, { profileId, step: "create", next: "collect" });
    expect(await asked(world, profileId, world.dana)).toMatchObject({
      step: "collect",
      done: ["provider", "create"],
      ticks: ["create/0"],
      configuration: { issuer: PROVIDERS[1][1], signInUrl: PROVIDERS[1][2] },
      changedByOther: { name: world.alice.name },
      savedAt: world.now().toISOString(),
    });
    const list = await world.ask(ssoProfilesQuery, world.as(world.dana), {});
    // Google gives its details before it takes ours: bringing back is its third step.
    expect(list).toMatchObject({ answer: { profiles: [{ step: { id: "collect", number: 3 } }] } });
  });

  test("keeping a place writes nothing into the audit trail", async () => {
    const world = await planted();
    const profileId = await created(world);
    const before = (await world.events()).length;
    await world.run(tickInstructionCommand, world.as(world.alice), {
      profileId,
      instruction: "create/0",
      done: "yes",
    });
    await world.run(saveWizardStepCommand, world.as(world.alice), {
      profileId,
      step: "create",
      next: "exchange",
    });
    expect(await world.events()).toHaveLength(before);
  });

  test("a pasted link chooses the provider, an unknown one says so, and skipping goes on without a guide", async () => {
    const world = await planted();
    const start = (input: object) => world.run(createSsoProfileCommand, world.as(world.alice), input);
    expect(await start({ link: "https://acme.okta.com/home" })).toMatchObject({ done: { provider: "okta" } });
    expect(await start({ link: "entra.microsoft.com" })).toMatchObject({ done: { provider: "entra" } });
    expect(await start({ link: "https://shop.example.com" })).toMatchObject({
      refused: { code: "invalid-input", issues: [{ field: "link" }] },
    });
    expect(await start({})).toMatchObject({
      refused: { code: "invalid-input", issues: [{ field: "provider" }] },
    });
    expect(await start({ skip: "yes" })).toMatchObject({ done: { provider: "generic", skip: true } });
  });

  test("another provider for a draft: its name follows unless somebody chose one, and what was brought back stays", async () => {
    const world = await planted();
    const profileId = await created(world);
    await paste(world, profileId, from(ENTRA, PROVIDERS[0][2]));
    expect(await asked(world, profileId)).toMatchObject({ guideId: "okta", detected: "entra" });
    const change = (provider: string) =>
      world.run(changeProviderCommand, world.as(world.alice), { profileId, provider });
    expect(await change("entra")).toMatchObject({ done: { provider: "entra" } });
    expect(await asked(world, profileId)).toMatchObject({
      guideId: "entra",
      name: "Microsoft Entra ID",
      configuration: { issuer: ENTRA },
      ticks: [],
    });
    await world.change(({ profiles }) => profiles.change(profileId, { name: "Main login" }));
    await change("keycloak");
    expect((await asked(world, profileId)).name).toBe("Main login");
    expect(await change("nobody")).toMatchObject({ refused: { code: "invalid-input" } });
  });

  test.each(PROVIDERS)(
    "A11: the metadata of %s is understood and recognized",
    async (id, issuer, signInUrl) => {
      const world = await planted();
      const profileId = await created(world, "generic");
      expect(await paste(world, profileId, from(issuer, signInUrl))).toMatchObject({ done: {} });
      expect(await asked(world, profileId)).toMatchObject({
        detected: id,
        whole: true,
        configuration: { issuer, signInUrl, signInBinding: "redirect" },
        certificates: [{ fingerprint: keys.fingerprint, source: "metadata", live: false, kept: true }],
      });
    },
  );

  test("A11: with a byte order mark and with two certificates it is understood as well", async () => {
    const world = await planted();
    const profileId = await created(world);
    const two = from(PROVIDERS[2][1], PROVIDERS[2][2], { certificates: [keys.der, second.der] });
    expect(await paste(world, profileId, `\uFEFF${two}`)).toMatchObject({ done: {} });
    expect((await asked(world, profileId)).certificates).toHaveLength(2);
  });

  const sp = serviceProviderMetadata(
    serviceProviderOf("http://localhost:3000", `JQ${"0".repeat(32)}` as ProfileId),
    {
      signingCertificates: [],
      encryptionCertificates: [],
      validUntil: new Date("2030-01-01T00:00:00Z"),
      authnRequestsSigned: false,
    },
  );
  const good = from(PROVIDERS[2][1], PROVIDERS[2][2]);
  test.each([
    ["a web page", "<!doctype html><html><body>Sign in</body></html>", METADATA_PROBLEM_TEXT.METADATA_HTML],
    ["our own metadata", sp, METADATA_PROBLEM_TEXT.METADATA_IS_OURS],
    [
      "another service provider's metadata",
      sp.replaceAll("http://localhost:3000", "https://other.test"),
      METADATA_PROBLEM_TEXT.METADATA_NO_IDP,
    ],
    [
      "metadata that has ended",
      good.replace("<md:EntityDescriptor", '<md:EntityDescriptor validUntil="2020-01-01T00:00:00Z"'),
      METADATA_PROBLEM_TEXT.METADATA_EXPIRED,
    ],
    [
      "an entity that would read a file",
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${good.replace(/<\?xml.*?\?>/, "")}`,
      METADATA_PROBLEM_TEXT.METADATA_FORBIDDEN,
    ],
    ["JSON", '{"issuer":"https://id.acme.test"}', METADATA_PROBLEM_TEXT.METADATA_NOT_XML],
  ])("A11: %s is refused in words, and nothing is stored", async (_what, metadata, problem) => {
    const world = await planted();
    const profileId = await created(world);
    const before = await world.reads.profiles.find(profileId);
    expect(await paste(world, profileId, metadata)).toMatchObject({
      refused: { code: "metadata-problem", problem },
    });
    expect(await world.reads.profiles.find(profileId)).toEqual(before);
    expect(await world.reads.profiles.certificates(profileId)).toEqual([]);
  });

  test("A11: 5 MB are refused in words", async () => {
    const world = await planted();
    const profileId = await created(world);
    expect(await paste(world, profileId, good + " ".repeat(5_000_000))).toMatchObject({
      refused: {
        code: "invalid-input",
        issues: [{ field: "metadata", message: "That is larger than 1 MiB." }],
      },
    });
  });

  test("metadata with several identity providers offers a choice, and the chosen one is taken", async () => {
    const world = await planted();
    const profileId = await created(world);
    const both = `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${[
      good,
      from(ENTRA, PROVIDERS[0][2]),
    ]
      .join("")
      .replaceAll(/<\?xml.*?\?>/g, "")}</md:EntitiesDescriptor>`;
    expect(await paste(world, profileId, both)).toMatchObject({
      refused: { code: "metadata-choices", choices: [{ issuer: PROVIDERS[2][1] }, { issuer: ENTRA }] },
    });
    expect(await paste(world, profileId, both, { entityId: ENTRA })).toMatchObject({ done: {} });
    expect((await asked(world, profileId)).configuration.issuer).toBe(ENTRA);
  });

  test("an identity provider that asks for signed requests gets them", async () => {
    const world = await planted();
    const profileId = await created(world);
    await paste(
      world,
      profileId,
      good.replace('WantAuthnRequestsSigned="false"', 'WantAuthnRequestsSigned="true"'),
    );
    const asks = good.includes("WantAuthnRequestsSigned");
    await paste(
      world,
      profileId,
      asks
        ? good.replace(/WantAuthnRequestsSigned="\w+"/, 'WantAuthnRequestsSigned="true"')
        : good.replace("<md:IDPSSODescriptor", '<md:IDPSSODescriptor WantAuthnRequestsSigned="true"'),
    );
    expect((await asked(world, profileId)).configuration.signRequests).toBe(true);
  });

  test("metadata is fetched from its address, and the address is kept for the daily look", async () => {
    const world = await planted();
    const profileId = await created(world);
    const server = createServer((_request, response) => response.end(good));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const metadataUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`;
    const fetch = (url: string) =>
      world.run(configureIdentityProviderCommand, world.as(world.alice), {
        profileId,
        by: "url",
        metadataUrl: url,
      });
    expect(await fetch(metadataUrl)).toMatchObject({ done: {} });
    await new Promise((done) => server.close(done));
    expect(await world.reads.profiles.find(profileId)).toMatchObject({
      metadataUrl,
      metadataFetchedAt: world.now(),
    });
    expect(await fetch(metadataUrl)).toMatchObject({ refused: { code: "metadata-problem" } });
    expect(await fetch("https://10.0.0.7/metadata")).toMatchObject({ refused: { code: "metadata-problem" } });
  });

  test("single fields: each missing one is named, and an empty certificate keeps those that are there", async () => {
    const world = await planted();
    const profileId = await created(world);
    const save = (input: object) =>
      world.run(configureIdentityProviderCommand, world.as(world.alice), {
        profileId,
        by: "fields",
        ...input,
      });
    expect(await save({ issuer: "", signInUrl: "ftp://x", certificate: "" })).toMatchObject({
      refused: { issues: [{ field: "issuer" }, { field: "signInUrl" }, { field: "certificate" }] },
    });
    const fields = { issuer: ENTRA, signInUrl: PROVIDERS[0][2] };
    expect(await save({ ...fields, certificate: keys.der })).toMatchObject({ done: {} });
    expect(await save({ ...fields, signInUrl: "https://id.acme.test/sso", certificate: "" })).toMatchObject({
      done: {},
    });
    expect(await asked(world, profileId)).toMatchObject({
      configuration: { signInUrl: "https://id.acme.test/sso" },
      certificates: [{ fingerprint: keys.fingerprint }],
    });
  });

  test("A03 and R1: any option changed after a passed test asks for a new one", async () => {
    const world = await planted();
    const profileId = await created(world);
    await paste(world, profileId, good);
    const options = (more: object) =>
      world.run(changeProfileOptionsCommand, world.as(world.alice), { profileId, ...OPTIONS, ...more });
    for (const change of [
      { signaturePolicy: "both" },
      { signInBinding: "post" },
      { signRequests: "on" },
      { acceptUnsolicited: "on" },
      { forceAuthn: "on" },
      { nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress" },
      { emailAttribute: "mail" },
      { requestedAuthnContext: "urn:oasis:names:tc:SAML:2.0:ac:classes:X509" },
      { toleranceSeconds: "60" },
    ]) {
      await options({});
      await passTest(world, profileId);
      expect((await asked(world, profileId)).state).toBe("tested");
      expect(await options(change)).toMatchObject({ done: { changed: Object.keys(change) } });
      expect(await asked(world, profileId)).toMatchObject({ tested: false, state: "ready-to-test" });
    }
  });

  test("options that make no sense are refused by name", async () => {
    const world = await planted();
    const profileId = await created(world);
    const options = (more: object) =>
      world.run(changeProfileOptionsCommand, world.as(world.alice), { profileId, ...OPTIONS, ...more });
    for (const [field, value] of [
      ["toleranceSeconds", "301"],
      ["toleranceSeconds", "-1"],
      ["toleranceSeconds", "soon"],
      ["nameIdFormat", "not a uri"],
      ["signaturePolicy", "none"],
    ] as const)
      expect(await options({ [field]: value })).toMatchObject({
        refused: { code: "invalid-input", issues: [{ field }] },
      });
  });

  test("options too: what another administrator saved meanwhile is not overwritten unseen", async () => {
    const world = await planted();
    const profileId = await created(world);
    await paste(world, profileId, good);
    world.pass({ minutes: 1 });
    const seenByDana = (await asked(world, profileId, world.dana)).draftChangedAt;
    world.pass({ minutes: 1 });
    await world.run(changeProfileOptionsCommand, world.as(world.alice), {
      profileId,
      ...OPTIONS,
      forceAuthn: "on",
    });
    const dana = (seen: string) =>
      world.run(changeProfileOptionsCommand, world.as(world.dana), {
        profileId,
        ...OPTIONS,
        signRequests: "on",
        seen,
      });
    expect(await dana(seenByDana)).toMatchObject({
      refused: { code: "changed-meanwhile", by: world.alice.name },
    });
    expect((await asked(world, profileId)).configuration).toMatchObject({
      forceAuthn: true,
      signRequests: false,
    });
    expect(await dana((await asked(world, profileId, world.dana)).draftChangedAt)).toMatchObject({
      done: {},
    });
  });

  test("a duplicate has the settings and certificates, but no requirement, no test and addresses of its own", async () => {
    const world = await planted();
    const { profileId } = await world.requireSso();
    const outcome = await world.run(duplicateSsoProfileCommand, world.as(world.alice), { profileId });
    if ("refused" in outcome) throw new Error(outcome.refused.code);
    const copy = await asked(world, outcome.done.profileId);
    expect(copy).toMatchObject({
      name: "Okta copy",
      published: false,
      required: false,
      tested: false,
      configuration: { issuer: "https://idp.test/metadata" },
      certificates: [{ fingerprint: "ab".repeat(32), live: false }],
    });
    expect(copy.serviceProvider.acsUrl).not.toBe((await asked(world, profileId)).serviceProvider.acsUrl);
  });

  test("the first publication makes the profile live and requires nothing of anybody", async () => {
    const world = await planted();
    const profileId = await created(world);
    await paste(world, profileId, good);
    expect(await world.run(publishDraftCommand, world.as(world.alice), { profileId })).toMatchObject({
      done: {},
    });
    expect(await asked(world, profileId)).toMatchObject({
      state: "live-not-required",
      required: false,
      changes: [],
    });
  });

  test("everybody in charge is told who published what, and a member is not", async () => {
    const world = await planted();
    const profileId = await created(world);
    await paste(world, profileId, good);
    await world.run(publishDraftCommand, world.as(world.alice), { profileId });
    await world.run(changeProfileOptionsCommand, world.as(world.dana), {
      profileId,
      ...OPTIONS,
      forceAuthn: "on",
    });
    await world.run(publishDraftCommand, world.as(world.dana), { profileId, untestedKnown: "on" });
    const told = (await world.mails()).filter(({ kind }) => kind === "profile-published");
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      [world.alice.email, world.alice.email, world.dana.email, world.dana.email].sort(),
    );
    expect(
      told.filter(({ text }) => text.includes("People must sign in there each time: no → yes")),
    ).toHaveLength(2);
    expect(told.filter(({ subject }) => subject === "Okta settings were changed by Dana")).toHaveLength(2);
  });

  test("a test link needs whole settings, is mailed to whom it is for, lasts seven days and can be revoked", async () => {
    const world = await planted();
    const profileId = await created(world);
    const alice = world.as(world.alice);
    const make = (email = "") => world.run(makeTestLinkCommand, alice, { profileId, email });
    expect(await make()).toMatchObject({ refused: { code: "profile-incomplete" } });
    await paste(world, profileId, good);
    expect(await make("not an address")).toMatchObject({ refused: { code: "invalid-input" } });
    expect(await make("Colleague@Acme.test")).toMatchObject({
      done: { url: expect.stringMatching(/\/login\?test=[\w-]{43}$/), mailedTo: null },
    });
    const open = () => world.reads.links.open({ purpose: "test", profileId }, world.now());
    const [link] = await open();
    expect(link).toMatchObject({ email: "colleague@acme.test" });
    expect((await world.mails()).map(({ kind, recipient }) => [kind, recipient])).toContainEqual([
      "test-link",
      "colleague@acme.test",
    ]);
    expect(await world.run(revokeLinkCommand, alice, { profileId, linkId: link!.id })).toMatchObject({
      done: {},
    });
    expect(await open()).toEqual([]);
    await make();
    world.pass({ days: 7 });
    expect(await open()).toEqual([]);
  });
});
