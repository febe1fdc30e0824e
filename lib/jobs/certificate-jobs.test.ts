import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import type { CertificateId, ProfileId } from "../core/ids";
import { identityProvider } from "../practice/identity-provider";
import { newId } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { refreshMetadata } from "./refresh-metadata";
import { remindCertificates } from "./remind-certificates";

const DAY = 86_400_000;
const NOW = new Date("2026-11-24T08:00:00Z");
const ENTITY = "https://idp.test/metadata";
const idp = identityProvider({ entityId: ENTITY, now: NOW });
const next = identityProvider({ entityId: ENTITY, now: NOW });
const other = identityProvider({ entityId: "https://other.test/metadata", now: NOW });

describeEachDialect("certificates over the years", (database) => {
  /** What the metadata address answers; null: an error. */
  let answer: string | null = null;
  let server: Server;
  let url = "";
  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.statusCode = answer === null ? 503 : 200;
      response.end(answer ?? "");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  /** A required profile whose only certificate ends in `days`, with a mail to nobody but alice and dana. */
  const planted = async (days: number, provider = "okta") => {
    const world = await testWorld(database());
    const { profileId } = await world.requireSso();
    const [row] = await world.reads.profiles.certificates(profileId);
    await world.change(async ({ profiles }) => {
      await profiles.change(profileId, { provider });
      await profiles.removeCertificates(profileId, [row!.id]);
    });
    const add = (fingerprint: string, lasts: number) =>
      world.change(({ profiles }, at) =>
        profiles.addCertificate({
          ...row!,
          id: newId<CertificateId>("certificate"),
          fingerprint,
          addedAt: at,
          notAfter: new Date(at.getTime() + lasts * DAY),
        }),
      );
    await add("aa".repeat(32), days);
    return { world, profileId, add };
  };
  const to = (
    mails: Awaited<ReturnType<Awaited<ReturnType<typeof testWorld>>["mails"]>>,
    who: string,
    kind: string,
  ) => mails.filter((mail) => mail.recipient === who && mail.kind === kind).map(({ subject }) => subject);

  test("M04: each of 60, 30, 14, 7, 1 and 0 days is told exactly once to everybody in charge", async () => {
    const { world } = await planted(70);
    for (let day = 0; day <= 75; day++) {
      await remindCertificates.run(world.ports);
      await remindCertificates.run(world.ports);
      world.pass({ days: 1 });
    }
    for (const person of [world.alice, world.dana]) {
      const subjects = to(await world.mails(), person.email, "certificate-ends");
      expect(subjects.toReversed().map((subject) => subject.replace(/ left.*/, ""))).toEqual([
        "60 days",
        "30 days",
        "14 days",
        "7 days",
        "1 day",
        "Okta’s signing certificate has ended",
      ]);
    }
    expect(to(await world.mails(), world.bob.email, "certificate-ends")).toEqual([]);
  });

  test("M04: nothing more is told after the replacement was seen in use", async () => {
    const { world, profileId, add } = await planted(31);
    await add("bb".repeat(32), 700);
    world.pass({ days: 1 });
    await remindCertificates.run(world.ports);
    expect(to(await world.mails(), world.alice.email, "certificate-ends")).toHaveLength(1);
    await database().transaction((tx) =>
      tx
        .update(database().tables.certificates)
        .set({ lastSeenAt: world.now() })
        .where(
          // Only the new one was seen.
          eqFingerprint("bb".repeat(32), profileId),
        ),
    );
    for (let day = 0; day < 40; day++) {
      world.pass({ days: 1 });
      await remindCertificates.run(world.ports);
    }
    expect(to(await world.mails(), world.alice.email, "certificate-ends")).toHaveLength(1);
  });
  const eqFingerprint = (fingerprint: string, profileId: ProfileId) => {
    const { certificates } = database().tables;
    return and(eq(certificates.fingerprint, fingerprint), eq(certificates.profileId, profileId));
  };

  test("a certificate that was added late is not told about days that had passed already", async () => {
    const { world } = await planted(20);
    await remindCertificates.run(world.ports);
    expect(to(await world.mails(), world.alice.email, "certificate-ends")).toEqual([]);
  });

  test("AD FS is warned 35 and 25 days before, because it switches early", async () => {
    const { world } = await planted(40, "adfs");
    for (let day = 0; day < 20; day++) {
      await remindCertificates.run(world.ports);
      world.pass({ days: 1 });
    }
    expect(to(await world.mails(), world.alice.email, "adfs-switch")).toHaveLength(2);
  });

  /** A live profile with metadata from our little server. */
  const fromUrl = async () => {
    const { world, profileId, add } = await planted(400);
    await world.change(({ profiles }, at) =>
      profiles.change(profileId, { metadataUrl: url, metadataFetchedAt: new Date(at.getTime() - 2 * DAY) }),
    );
    return { world, profileId, add };
  };
  const trusted = async (world: Awaited<ReturnType<typeof testWorld>>, profileId: ProfileId) =>
    (await world.reads.profiles.certificates(profileId))
      .filter(({ live }) => live)
      .map((row) => row.fingerprint);

  test("a new certificate in the metadata is added beside the old one, and everybody in charge is told once", async () => {
    const { world, profileId } = await fromUrl();
    answer = next.metadata({ signInUrl: "https://idp.test/sso" });
    await refreshMetadata.run(world.ports);
    expect((await trusted(world, profileId)).sort()).toEqual(["aa".repeat(32), next.keys.fingerprint].sort());
    expect(to(await world.mails(), world.alice.email, "certificate-found")).toHaveLength(1);
    world.pass({ days: 1 });
    await refreshMetadata.run(world.ports);
    expect(to(await world.mails(), world.alice.email, "certificate-found")).toHaveLength(1);
    expect((await world.events()).map(({ name }) => name)).toContain("metadata.refreshed");
  });

  test("a draft that is open keeps the new certificate too, so that publishing does not drop it", async () => {
    const { world, profileId } = await fromUrl();
    await world.change(({ profiles }, at) =>
      profiles.change(profileId, {
        draft: { configuration: {}, certificates: ["aa".repeat(32)] },
        draftChangedAt: at,
      }),
    );
    answer = next.metadata({ signInUrl: "https://idp.test/sso" });
    await refreshMetadata.run(world.ports);
    expect((await world.reads.profiles.find(profileId))?.draft?.certificates).toEqual([
      "aa".repeat(32),
      next.keys.fingerprint,
    ]);
  });

  test.each([
    ["issuer", () => other.metadata({ signInUrl: "https://idp.test/sso" })],
    ["sign-in address", () => idp.metadata({ signInUrl: "https://evil.test/sso" })],
  ])(
    "a changed %s stops the reading: nothing is taken over, and everybody in charge is told once",
    async (_what, make) => {
      const { world, profileId } = await fromUrl();
      const before = await world.reads.profiles.find(profileId);
      answer = make();
      for (let day = 0; day < 3; day++) {
        await refreshMetadata.run(world.ports);
        world.pass({ days: 1 });
      }
      expect((await world.reads.profiles.find(profileId))?.live).toEqual(before?.live);
      expect(await trusted(world, profileId)).toEqual(["aa".repeat(32)]);
      expect(to(await world.mails(), world.alice.email, "metadata-problem")).toHaveLength(1);
      expect((await world.events()).filter(({ name }) => name === "metadata.stopped")).toHaveLength(1);
    },
  );

  test("metadata that cannot be read is told once, after three days, and sign-in settings stay", async () => {
    const { world, profileId } = await fromUrl();
    answer = null;
    for (let day = 0; day < 6; day++) {
      await refreshMetadata.run(world.ports);
      const told = to(await world.mails(), world.alice.email, "metadata-problem").length;
      expect(told).toBe(day < 3 ? 0 : 1);
      world.pass({ days: 1 });
    }
    expect(await trusted(world, profileId)).toEqual(["aa".repeat(32)]);
    answer = idp.metadata({ signInUrl: "https://idp.test/sso" });
    await refreshMetadata.run(world.ports);
    expect((await world.reads.profiles.find(profileId))?.metadataProblem).toBeNull();
  });

  test("at most five certificates are ever trusted", async () => {
    const { world, profileId, add } = await fromUrl();
    for (const letter of ["b", "c", "d", "e"]) await add(letter.repeat(64), 400);
    answer = next.metadata({ signInUrl: "https://idp.test/sso" });
    await refreshMetadata.run(world.ports);
    expect(await trusted(world, profileId)).toHaveLength(5);
  });
});
