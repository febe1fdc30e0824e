// The practice identity provider's signing keys: made once, kept sealed, so that a restart changes nothing.

import type { Ports } from "../runtime/ports";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { createKeyPair, type KeyPair, toPem } from "../saml/key-pair";

export type KeyPorts = Pick<Ports, "database" | "clock" | "seal">;

export interface PracticeKeys {
  readonly signing: KeyPair;
  /** All that the metadata announces, oldest first; the signing one among them. */
  readonly announced: readonly KeyPair[];
}

interface KeptKey {
  readonly sealedPrivateKey: string;
  readonly der: string;
  readonly fingerprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

interface Kept {
  readonly keys: readonly KeptKey[];
  readonly signingWith: string;
}

const SETTING = "practice-identity-provider";
/** A profile trusts at most five certificates; three are enough to practise. */
const MOST_KEYS = 3;

/** The keys, made now when there are none. Safe when two processes begin at once: the first to save wins. */
export async function practiceKeys(ports: KeyPorts): Promise<PracticeKeys> {
  const kept = await doorReads(ports).installation.setting<Kept>(SETTING);
  if (kept) return opened(ports, kept);
  const first = keep(ports, await newKey(ports));
  return change(ports, (now) => now ?? { keys: [first], signingWith: first.fingerprint });
}

/** A new key stands in the metadata; the old one still signs: the polite beginning of a rollover. */
export async function announceKey(ports: KeyPorts): Promise<PracticeKeys> {
  await practiceKeys(ports);
  const added = keep(ports, await newKey(ports));
  return change(ports, (kept) => ({ ...kept!, keys: trimmed([...kept!.keys, added], kept!.signingWith) }));
}

/** The newest key signs from now on. With `surprise` it is made for that: no metadata was read in between. */
export async function signWithNewestKey(ports: KeyPorts, surprise: boolean): Promise<PracticeKeys> {
  await (surprise ? announceKey(ports) : practiceKeys(ports));
  return change(ports, (kept) => ({ ...kept!, signingWith: kept!.keys.at(-1)!.fingerprint }));
}

/** Only the key that signs stays: the end of a rollover. */
export async function forgetOtherKeys(ports: KeyPorts): Promise<PracticeKeys> {
  await practiceKeys(ports);
  return change(ports, (kept) => ({
    ...kept!,
    keys: kept!.keys.filter((key) => key.fingerprint === kept!.signingWith),
  }));
}

function trimmed(keys: readonly KeptKey[], signingWith: string): KeptKey[] {
  const surplus = keys.length - MOST_KEYS;
  const idle = keys.filter((key) => key.fingerprint !== signingWith).slice(0, Math.max(0, surplus));
  return keys.filter((key) => !idle.includes(key));
}

async function change(ports: KeyPorts, next: (kept: Kept | null) => Kept): Promise<PracticeKeys> {
  const saved = await doorWork(ports, async ({ installation }, now) => {
    const kept = await installation.setting<Kept>(SETTING);
    const changed = next(kept);
    if (changed !== kept) await installation.saveSetting(SETTING, changed, now);
    return changed;
  });
  return opened(ports, saved);
}

function newKey(ports: KeyPorts): Promise<KeyPair> {
  return createKeyPair({ commonName: "Practice identity provider", now: ports.clock() });
}

function keep({ seal }: KeyPorts, key: KeyPair): KeptKey {
  return {
    sealedPrivateKey: seal.close(key.privateKeyPem),
    der: key.der,
    fingerprint: key.fingerprint,
    notBefore: key.notBefore.toISOString(),
    notAfter: key.notAfter.toISOString(),
  };
}

function opened({ seal }: KeyPorts, kept: Kept): PracticeKeys {
  const announced = kept.keys.map(
    (key): KeyPair => ({
      privateKeyPem: seal.open(key.sealedPrivateKey),
      certificatePem: toPem(key.der),
      der: key.der,
      fingerprint: key.fingerprint,
      notBefore: new Date(key.notBefore),
      notAfter: new Date(key.notAfter),
    }),
  );
  return { announced, signing: announced.find((key) => key.fingerprint === kept.signingWith)! };
}
