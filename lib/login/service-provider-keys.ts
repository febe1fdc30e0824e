// Our own key pairs: they sign our requests and open encrypted assertions. Made when first asked for, sealed at rest.
import { createHash, createPrivateKey } from "node:crypto";
import type { DoorRepositories } from "../../db/repositories";
import { OPERATOR_ACTOR } from "../runtime/actor";
import type { Ports } from "../runtime/ports";
import { newId } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { type DecryptionKey, decryptionKey } from "../saml/decrypt";
import { createKeyPair, type KeyPair } from "../saml/key-pair";
import type { SigningKey } from "../saml/sign-message";

export interface ServiceProviderKeys {
  readonly signing: {
    /** Signs now. */
    readonly key: SigningKey;
    /** base64 DER, for our metadata: current, then next, so that a rotation finds identity providers prepared. */
    readonly certificates: readonly string[];
  };
  /** Every key that an identity provider may still encrypt for: current, next, then retired ones, newest first. */
  readonly decryption: readonly DecryptionKey[];
  /** base64 DER, for our metadata: current, then next. */
  readonly encryptionCertificates: readonly string[];
}

export type KeyUse = "signing" | "encryption";
type KeyRow = Awaited<ReturnType<DoorRepositories["installation"]["keys"]>>[number];
type KeyPorts = Pick<Ports, "database" | "clock" | "env" | "seal">;

/**
 * Another process sees a rotation after this long. Nothing breaks in between: before it, both certificates were in our
 * metadata; after it, the retired key still opens assertions.
 */
const REMEMBERED_MS = 60_000;
/** Each more costs an RSA operation on every assertion that none of them opens. */
const MOST_RETIRED = 2;

const remembered = new WeakMap<Ports["database"], { at: number; keys: Promise<ServiceProviderKeys> }>();

/** The keys of this installation. Kept for a minute, because opening a private key costs more than using it. */
export function serviceProviderKeys(ports: KeyPorts): Promise<ServiceProviderKeys> {
  const at = ports.clock().getTime();
  const known = remembered.get(ports.database);
  if (known && Math.abs(at - known.at) < REMEMBERED_MS) return known.keys;
  const keys = openKeys(ports);
  remembered.set(ports.database, { at, keys });
  keys.catch(() => remembered.delete(ports.database));
  return keys;
}

export interface Rotation {
  readonly use: KeyUse;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly retired: string;
  readonly current: string;
  readonly next: string;
  /** Since when `current` has stood in our metadata as the next certificate. */
  readonly announcedAt: Date;
}

/**
 * The operator's rotation of one use: next becomes current, current is retired, a new next is announced. An identity
 * provider that pinned our certificate by hand must have loaded the next one before.
 */
export async function rotateServiceProviderKey(ports: KeyPorts, use: KeyUse): Promise<Rotation> {
  await serviceProviderKeys(ports);
  const pair = await newPair(ports);
  const rotation = await doorWork(ports, async ({ installation }, now, record) => {
    const rows = (await installation.keys()).filter((row) => row.use === use);
    const current = rows.find(({ state }) => state === "current")!;
    const next = rows.find(({ state }) => state === "next")!;
    await installation.changeKey(current.id, { state: "retired" });
    await installation.changeKey(next.id, { state: "current" });
    await installation.addKey(rowOf(ports, pair, use, "next", now));
    const told = {
      retired: fingerprintOf(current),
      current: fingerprintOf(next),
      next: pair.fingerprint,
    };
    await record(null, OPERATOR_ACTOR, {
      name: "settings.changed",
      setting: use === "signing" ? "key that signs our requests" : "key that opens encrypted assertions",
      from: told.retired,
      to: told.current,
    });
    return { use, ...told, announcedAt: next.createdAt };
  });
  remembered.delete(ports.database);
  return rotation;
}

export interface ListedKey {
  readonly use: KeyUse;
  readonly state: KeyRow["state"];
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
  readonly createdAt: Date;
  readonly notAfter: Date;
}

/** Every key pair, for the operator: signing before encryption, and current, next, retired. */
export async function listServiceProviderKeys(ports: KeyPorts): Promise<readonly ListedKey[]> {
  await serviceProviderKeys(ports);
  const rows = await doorReads(ports).installation.keys();
  return (["signing", "encryption"] as const).flatMap((use) =>
    (["current", "next", "retired"] as const).flatMap((state) =>
      rows
        .filter((row) => row.use === use && row.state === state)
        .map((row) => ({
          use,
          state,
          fingerprint: fingerprintOf(row),
          createdAt: row.createdAt,
          notAfter: row.notAfter,
        })),
    ),
  );
}

async function openKeys(ports: KeyPorts): Promise<ServiceProviderKeys> {
  let rows = await doorReads(ports).installation.keys();
  const missing = slots.filter(
    ({ use, state }) => !rows.some((row) => row.use === use && row.state === state),
  );
  if (missing.length > 0) {
    const pairs = await Promise.all(missing.map(() => newPair(ports)));
    rows = await doorWork(ports, async ({ installation }, now) => {
      const there = await installation.keys();
      for (const [index, { use, state }] of missing.entries()) {
        if (there.some((row) => row.use === use && row.state === state)) continue; // another process was first
        await installation.addKey(rowOf(ports, pairs[index]!, use, state, now));
      }
      return installation.keys();
    });
  }
  return keysOf(ports, rows);
}

const slots = (["signing", "encryption"] as const).flatMap((use) =>
  (["current", "next"] as const).map((state) => ({ use, state })),
);

function keysOf(ports: KeyPorts, rows: readonly KeyRow[]): ServiceProviderKeys {
  const pick = (use: KeyUse, state: KeyRow["state"]) =>
    rows.filter((row) => row.use === use && row.state === state);
  const signer = pick("signing", "current")[0]!;
  const published = (use: KeyUse) => [...pick(use, "current"), ...pick(use, "next")];
  const retired = pick("encryption", "retired").reverse().slice(0, MOST_RETIRED);
  return {
    signing: {
      key: { privateKey: createPrivateKey(opened(ports, signer)), certificateDer: signer.certificate },
      certificates: published("signing").map(({ certificate }) => certificate),
    },
    decryption: [...published("encryption"), ...retired].map((row) => decryptionKey(opened(ports, row))),
    encryptionCertificates: published("encryption").map(({ certificate }) => certificate),
  };
}

function opened(ports: KeyPorts, row: KeyRow): string {
  try {
    return ports.seal.open(row.sealedPrivateKey);
  } catch (cause) {
    const sentence = `The ${row.use} key ${row.id} was sealed under another AUTH_SECRET: start with the one that was in use when it was made.`;
    throw new Error(sentence, { cause });
  }
}

function newPair({ env, clock }: KeyPorts): Promise<KeyPair> {
  return createKeyPair({ commonName: new URL(env.appUrl).hostname, now: clock() });
}

function rowOf({ seal }: KeyPorts, pair: KeyPair, use: KeyUse, state: "current" | "next", now: Date): KeyRow {
  return {
    id: newId("key"),
    use,
    state,
    certificate: pair.der,
    sealedPrivateKey: seal.close(pair.privateKeyPem),
    notAfter: pair.notAfter,
    createdAt: now,
  };
}

function fingerprintOf(row: KeyRow): string {
  return createHash("sha256").update(Buffer.from(row.certificate, "base64")).digest("hex");
}
