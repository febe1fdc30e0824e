import { createPublicKey, X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { DIALECTS, freshDatabase } from "../../db/testing";
import { sealFor } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads } from "../runtime/unit-of-work";
import { rotateServiceProviderKey, serviceProviderKeys } from "./service-provider-keys";

const publicPart = (der: string) =>
  new X509Certificate(Buffer.from(der, "base64")).publicKey
    .export({ type: "spki", format: "der" })
    .toString("hex");
const ofPrivate = (key: Parameters<typeof createPublicKey>[0]) =>
  createPublicKey(key).export({ type: "spki", format: "der" }).toString("hex");

// Each test starts with an installation that has no keys yet.
test.each(DIALECTS)(
  "our keys on %s: made on first use, sealed at rest, the same for every process",
  async (dialect) => {
    const { database, dispose } = await freshDatabase(dialect);
    const { ports } = await testWorld(database);
    const keys = await serviceProviderKeys(ports);
    expect(keys.signing.certificates).toHaveLength(2);
    expect(keys.encryptionCertificates).toHaveLength(2);
    expect(publicPart(keys.signing.certificates[0]!)).toBe(ofPrivate(keys.signing.key.privateKey as never));
    expect(keys.encryptionCertificates.map(publicPart)).toEqual(
      keys.decryption.map(({ privateKey }) => ofPrivate(privateKey as never)),
    );
    const rows = await doorReads(ports).installation.keys();
    expect(rows.map(({ use, state }) => `${use} ${state}`).sort()).toEqual(
      ["encryption current", "encryption next", "signing current", "signing next"].sort(),
    );
    expect(JSON.stringify(rows)).not.toContain("PRIVATE KEY");

    // Two "processes" that ask at the same moment agree with each other and with the database.
    const others = await Promise.all(
      [1, 2].map(() => serviceProviderKeys({ ...ports, database: { ...database } })),
    );
    for (const other of others) expect(other.signing.certificates).toEqual(keys.signing.certificates);

    const locked = {
      ...ports,
      database: { ...database },
      seal: sealFor("another secret, as long as it must be", "at-rest"),
    };
    await expect(serviceProviderKeys(locked)).rejects.toThrow("AUTH_SECRET");
    await dispose();
  },
  60_000,
);

test.each(DIALECTS)(
  "on %s two processes that start at once make one set of keys",
  async (dialect) => {
    const { database, dispose } = await freshDatabase(dialect);
    const { ports } = await testWorld(database);
    const [a, b] = await Promise.all(
      [1, 2].map(() => serviceProviderKeys({ ...ports, database: { ...database } })),
    );
    expect(a!.signing.certificates).toEqual(b!.signing.certificates);
    expect(a!.encryptionCertificates).toEqual(b!.encryptionCertificates);
    expect(await doorReads(ports).installation.keys()).toHaveLength(4);
    await dispose();
  },
  60_000,
);

test.each(DIALECTS)(
  "on %s a rotation uses what was announced, and old assertions still open",
  async (dialect) => {
    const { database, dispose } = await freshDatabase(dialect);
    const world = await testWorld(database);
    const before = await serviceProviderKeys(world.ports);
    world.pass({ minutes: 5 });
    const rotated = await rotateServiceProviderKey(world.ports, "encryption");
    expect(rotated.announcedAt).toEqual(new Date("2026-11-24T09:00:00Z"));
    const after = await serviceProviderKeys(world.ports);
    expect(after.signing.certificates).toEqual(before.signing.certificates);
    expect(after.encryptionCertificates[0]).toBe(before.encryptionCertificates[1]);
    expect(after.encryptionCertificates).not.toContain(before.encryptionCertificates[0]);
    expect(after.decryption.map(({ privateKey }) => ofPrivate(privateKey as never))).toContain(
      publicPart(before.encryptionCertificates[0]!),
    );

    await rotateServiceProviderKey(world.ports, "signing");
    const signed = await serviceProviderKeys(world.ports);
    expect(signed.signing.key.certificateDer).toBe(before.signing.certificates[1]);
    const told = await doorReads(world.ports).audit(null).page(10);
    expect(told.map(({ name }) => name)).toEqual(["settings.changed", "settings.changed"]);
    await dispose();
  },
  60_000,
);
