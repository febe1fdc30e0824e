// A passkey in software (WebAuthn level 2): makes an ES256 key, and signs what a page asks for. For tests.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();
const b64 = (data: Buffer | string) => Buffer.from(data).toString("base64url");

/** How this passkey answers; each is right unless said otherwise. */
export interface Answering {
  readonly origin?: string;
  readonly rpId?: string;
  /** Asked for a PIN or a finger. */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
}

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

export function authenticator(origin = "http://localhost:3000") {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x, y } = publicKey.export({ format: "jwk" }) as { x: string; y: string };
  const id = randomBytes(16);
  let counter = 0;
  let owner: string | undefined;

  const clientData = (type: string, challenge: string, given: Answering) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: given.origin ?? origin, crossOrigin: false }));
  const authenticatorData = (given: Answering, attested: Buffer | null) => {
    const head = Buffer.alloc(5);
    head[0] = UP | (given.verified === false ? 0 : UV) | (attested ? ATTESTED : 0);
    head.writeUInt32BE(given.counter ?? counter, 1);
    const rpIdHash = sha256(given.rpId ?? new URL(origin).hostname);
    return Buffer.concat([rpIdHash, head, ...(attested ? [attested] : [])]);
  };

  return {
    id: b64(id),
    /** Answers `navigator.credentials.create`. */
    create(options: { challenge: string; user: { id: string } }, given: Answering = {}) {
      owner = options.user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const cose = map([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]);
      const authData = authenticatorData(given, Buffer.concat([Buffer.alloc(16), length, id, cose.bytes]));
      const attestation = map([
        ["fmt", "none"],
        ["attStmt", map([])],
        ["authData", authData],
      ]);
      return {
        id: b64(id),
        rawId: b64(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(clientData("webauthn.create", options.challenge, given)),
          attestationObject: b64(attestation.bytes),
          transports: ["internal"],
        },
      };
    },
    /** Answers `navigator.credentials.get`; counts up unless `counter` is given. */
    get(options: { challenge: string }, given: Answering = {}) {
      counter += 1;
      const data = clientData("webauthn.get", options.challenge, given);
      const authData = authenticatorData(given, null);
      return {
        id: b64(id),
        rawId: b64(id),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(data),
          authenticatorData: b64(authData),
          signature: b64(sign("sha256", Buffer.concat([authData, sha256(data)]), privateKey)),
          userHandle: given.userHandle ?? owner,
        },
      };
    },
  };
}

/** The little of CBOR that is needed: small integers, byte strings, short texts, maps that are encoded already. */
class Encoded {
  constructor(readonly bytes: Buffer) {}
}
type Item = number | string | Buffer | Encoded;

function encode(item: Item): Buffer {
  if (item instanceof Encoded) return item.bytes;
  if (typeof item === "number") return item >= 0 ? head(0, item) : head(1, -1 - item);
  if (typeof item === "string") return Buffer.concat([head(3, item.length), Buffer.from(item)]);
  return Buffer.concat([head(2, item.length), item]);
}

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n]);
  return n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
}

function map(entries: ReadonlyArray<readonly [Item, Item]>): Encoded {
  return new Encoded(Buffer.concat([head(5, entries.length), ...entries.flat().map(encode)]));
}
