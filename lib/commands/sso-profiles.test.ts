import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import type { ProfileId } from "../core/ids";
import { profileFingerprint } from "../core/profile-fingerprint";
import { editedSettings } from "../core/profile-settings";
import { identityProvider } from "../practice/identity-provider";
import { ssoProfileQuery } from "../queries/sso-profile";
import { testWorld } from "../runtime/testing/test-world";
import { addCertificateCommand } from "./add-certificate";
import { configureIdentityProviderCommand } from "./configure-identity-provider";
import { createSsoProfileCommand } from "./create-sso-profile";
import { deleteSsoProfileCommand } from "./delete-sso-profile";
import { publishDraftCommand } from "./publish-draft";
import { removeCertificateCommand } from "./remove-certificate";
import { switchSsoProfileCommand } from "./switch-sso-profile";
import { undoPublicationCommand } from "./undo-publication";

const fields = {
  by: "fields" as const,
  issuer: "https://idp.test/metadata",
  signInUrl: "https://idp.test/sso",
};

const idp = identityProvider({
  entityId: "https://idp.test/metadata",
  now: new Date("2026-11-24T08:00:00Z"),
});

describeEachDialect("SSO profiles", (database) => {
  const planted = () => testWorld(database());
  type World = Awaited<ReturnType<typeof planted>>;
  const created = async (world: World) => {
    const outcome = await world.run(createSsoProfileCommand, world.as(world.alice), { provider: "okta" });
    if ("refused" in outcome) throw new Error(outcome.refused.code);
    return outcome.done.profileId;
  };
  /** A complete draft of another sign-in address, as rows. */
  const drafted = (world: World, profileId: ProfileId) =>
    world.change(({ profiles }, at) =>
      profiles.change(profileId, {
        draft: {
          configuration: { issuer: "https://idp.test/metadata", signInUrl: "https://idp.test/new" },
          certificates: ["ab".repeat(32)],
        },
        draftChangedAt: at,
        draftChangedBy: world.dana.id,
      }),
    );

  test("a new profile is a draft, its name is free, and a member may not make one", async () => {
    const world = await planted();
    const id = await created(world);
    await created(world);
    expect((await world.reads.profiles.list()).map(({ name }) => name).sort()).toEqual(["Okta", "Okta 2"]);
    expect((await world.reads.profiles.find(id))?.live).toBeNull();
    expect(await world.run(createSsoProfileCommand, world.as(world.bob), { provider: "okta" })).toMatchObject(
      { refused: { code: "forbidden" } },
    );
  });

  test("A12 a private key is refused as metadata and as certificate, and nothing is stored", async () => {
    const world = await planted();
    const profileId = await created(world);
    const before = await world.reads.profiles.find(profileId);
    const key = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----";
    for (const input of [
      { profileId, ...fields, certificate: key },
      { profileId, by: "xml" as const, metadata: key },
    ])
      expect(await world.run(configureIdentityProviderCommand, world.as(world.alice), input)).toMatchObject({
        refused: {},
      });
    expect(
      await world.run(addCertificateCommand, world.as(world.alice), { profileId, certificate: key }),
    ).toMatchObject({ refused: { code: "certificate-problem" } });
    expect(await world.reads.profiles.certificates(profileId)).toEqual([]);
    expect(await world.reads.profiles.find(profileId)).toEqual(before);
  });

  test.each([
    ["a web page", "<!doctype html><html><body>Sign in</body></html>", /web page/],
    ["nothing", "", /nothing/],
    ["a text", "hello", /XML/],
  ])("%s is not metadata, and the refusal says so", async (_what, metadata, sentence) => {
    const world = await planted();
    const profileId = await created(world);
    const outcome = await world.run(configureIdentityProviderCommand, world.as(world.alice), {
      profileId,
      by: "xml",
      metadata,
    });
    expect(outcome).toMatchObject({
      refused: { code: "metadata-problem", problem: expect.stringMatching(sentence) },
    });
  });

  test("pasted metadata becomes a complete draft, and publishing makes exactly it live", async () => {
    const world = await planted();
    const profileId = await created(world);
    const metadata = idp.metadata({ signInUrl: "https://idp.test/sso" });
    const alice = world.as(world.alice);
    expect(
      await world.run(configureIdentityProviderCommand, alice, { profileId, by: "xml", metadata }),
    ).toMatchObject({ done: {} });
    expect((await world.reads.profiles.find(profileId))?.live).toBeNull();
    expect(await world.run(publishDraftCommand, alice, { profileId })).toMatchObject({ done: {} });
    expect(await world.reads.profiles.find(profileId)).toMatchObject({
      live: { issuer: idp.entityId, signInUrl: "https://idp.test/sso" },
      draft: null,
    });
    expect(await world.reads.profiles.certificates(profileId)).toMatchObject([
      { fingerprint: idp.keys.fingerprint, live: true, source: "metadata" },
    ]);
    expect(await world.run(publishDraftCommand, alice, { profileId })).toMatchObject({
      refused: { code: "nothing-to-publish" },
    });
  });

  test("R12 a configuration is on record setting by setting, with before and after", async () => {
    const world = await planted();
    const { profileId } = await world.requireSso();
    const metadata = idp.metadata({ signInUrl: "https://idp.test/new" });
    await world.run(configureIdentityProviderCommand, world.as(world.alice), {
      profileId,
      by: "xml",
      metadata,
    });
    const [event] = await world.events();
    expect(event).toMatchObject({
      name: "sso-profile.changed",
      details: {
        changes: expect.arrayContaining([
          { setting: "signInUrl", from: "https://idp.test/sso", to: "https://idp.test/new" },
        ]),
      },
    });
    expect(event!.details.changed).toContain("certificates");
  });

  test("an incomplete draft is not published", async () => {
    const world = await planted();
    const profileId = await created(world);
    expect(await world.run(publishDraftCommand, world.as(world.alice), { profileId })).toMatchObject({
      refused: { code: "profile-incomplete" },
    });
  });

  test("R5 and R1: a required profile keeps its settings until the very draft has passed its test", async () => {
    const world = await planted();
    const { profileId } = await world.requireSso();
    await drafted(world, profileId);
    const publish = () => world.run(publishDraftCommand, world.as(world.alice), { profileId });
    expect(await publish()).toMatchObject({ refused: { code: "draft-untested" } });
    expect((await world.reads.profiles.find(profileId))?.live?.signInUrl).toBe("https://idp.test/sso");

    const profile = (await world.reads.profiles.find(profileId))!;
    const edited = editedSettings(profile, await world.reads.profiles.certificates(profileId));
    await world.change(({ profiles }) =>
      profiles.change(profileId, {
        testedFingerprint: profileFingerprint(edited.configuration, edited.certificates),
      }),
    );
    expect(await publish()).toMatchObject({ done: { profileId } });
    const after = (await world.reads.profiles.find(profileId))!;
    expect(after).toMatchObject({ live: { signInUrl: "https://idp.test/new" }, draft: null, liveVersion: 2 });
    expect((await world.reads.profiles.versions(profileId))[0]?.configuration.signInUrl).toBe(
      "https://idp.test/sso",
    );
  });

  test("R5: over live settings nothing untested is published without a word that this is known", async () => {
    const world = await planted();
    const alice = world.as(world.alice);
    const { profileId, domainId } = await world.requireSso();
    await world.change(({ domains }) => domains.release([domainId]));
    await drafted(world, profileId);
    expect(await world.run(publishDraftCommand, alice, { profileId })).toEqual({
      refused: { code: "untested-unread" },
    });
    expect((await world.reads.profiles.find(profileId))?.live?.signInUrl).toBe("https://idp.test/sso");
    expect(await world.run(publishDraftCommand, alice, { profileId, untestedKnown: "on" })).toMatchObject({
      done: {},
    });
  });

  test("R5: a publication is undone within 24 hours, certificates included, and not after", async () => {
    const world = await planted();
    const alice = world.as(world.alice);
    const { profileId } = await world.requireSso();
    await world.change(async ({ domains }) => {
      const [row] = await domains.list();
      await domains.change(row!.id, { enforcedByProfileId: null });
    });
    const metadata = idp.metadata({ signInUrl: "https://idp.test/new" });
    const publish = async () => {
      await world.run(configureIdentityProviderCommand, alice, { profileId, by: "xml", metadata });
      const untested = { profileId, untestedKnown: "on" };
      expect(await world.run(publishDraftCommand, alice, untested)).toMatchObject({ done: {} });
    };
    const undo = () => world.run(undoPublicationCommand, world.as(world.alice), { profileId });
    const trusted = async () =>
      (await world.reads.profiles.certificates(profileId))
        .filter(({ live }) => live)
        .map((c) => c.fingerprint);
    await publish();
    expect(await trusted()).toEqual([idp.keys.fingerprint]);
    expect(await undo()).toMatchObject({ done: {} });
    expect((await world.reads.profiles.find(profileId))?.live?.signInUrl).toBe("https://idp.test/sso");
    expect(await trusted()).toEqual(["ab".repeat(32)]);
    await publish();
    world.pass({ hours: 24 });
    expect(await undo()).toMatchObject({ refused: { code: "undo-expired" } });
  });

  test("two administrators: what the other changed meanwhile is not overwritten, and is named", async () => {
    const world = await planted();
    const { profileId } = await world.requireSso();
    await drafted(world, profileId);
    const answer = await world.ask(ssoProfileQuery, world.as(world.alice), { profileId });
    if (!("answer" in answer)) throw new Error("refused");
    expect(answer.answer?.changes.map(({ setting }) => setting)).toContain("signInUrl");
    expect(
      await world.run(configureIdentityProviderCommand, world.as(world.alice), {
        profileId,
        ...fields,
        certificate: idp.keys.der,
        seen: "",
      }),
    ).toMatchObject({ refused: { code: "changed-meanwhile", by: world.dana.name } });
  });

  test("R6: the last valid certificate of a required profile stays", async () => {
    const world = await planted();
    const { profileId } = await world.requireSso();
    const [row] = await world.reads.profiles.certificates(profileId);
    expect(
      await world.run(removeCertificateCommand, world.as(world.alice), { profileId, certificateId: row!.id }),
    ).toMatchObject({ refused: { code: "last-certificate" } });
  });

  test("a required profile is neither switched off nor deleted; another needs its name typed", async () => {
    const world = await planted();
    const { profileId } = await world.requireSso();
    const alice = world.as(world.alice);
    expect(await world.run(switchSsoProfileCommand, alice, { profileId, on: "no" })).toMatchObject({
      refused: { code: "profile-in-use" },
    });
    expect(await world.run(deleteSsoProfileCommand, alice, { profileId, name: "Okta" })).toMatchObject({
      refused: { code: "profile-in-use" },
    });
    const free = await created(world);
    expect(await world.run(deleteSsoProfileCommand, alice, { profileId: free, name: "okta" })).toMatchObject({
      refused: { code: "confirmation-does-not-match" },
    });
    expect(
      await world.run(deleteSsoProfileCommand, alice, { profileId: free, name: "Okta 2" }),
    ).toMatchObject({
      done: {},
    });
    expect(await world.reads.profiles.find(free)).toBeNull();
  });

  test("another organization's profile is not there", async () => {
    const world = await planted();
    const { profileId } = await world.requireSso();
    expect(await world.run(publishDraftCommand, world.as(world.carol), { profileId })).toMatchObject({
      refused: { code: "not-found" },
    });
  });
});
