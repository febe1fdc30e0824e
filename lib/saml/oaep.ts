// RSA-OAEP (RFC 8017 section 7.1.2). Node can only use one hash for the label and the mask, XML Encryption allows two.
import { constants, createHash, type KeyObject, privateDecrypt } from "node:crypto";

export interface OaepHashes {
  readonly label: string;
  readonly mask: string;
}

/** The wrapped key; null whatever is wrong, in the same number of steps (X2: no oracle by error or path). */
export function decryptOaep(
  privateKey: KeyObject,
  wrapped: Buffer,
  { label, mask }: OaepHashes,
): Buffer | null {
  let block: Buffer;
  try {
    if (label === mask) {
      return privateDecrypt(
        { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: label },
        wrapped,
      );
    }
    block = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, wrapped);
  } catch {
    return null;
  }
  const emptyLabel = createHash(label).digest();
  const size = emptyLabel.length;
  const maskedSeed = block.subarray(1, 1 + size);
  const maskedData = block.subarray(1 + size);
  const seed = xor(maskedSeed, generateMask(maskedData, size, mask));
  const data = xor(maskedData, generateMask(seed, maskedData.length, mask));
  let wrong = block[0]!;
  for (let at = 0; at < size; at++) wrong |= data[at]! ^ emptyLabel[at]!;
  let start = -1;
  let looking = 1;
  for (let at = size; at < data.length; at++) {
    const byte = data[at]!;
    const isOne = byte === 1 ? 1 : 0;
    start = looking & isOne ? at + 1 : start;
    wrong |= looking & (1 - isOne) ? byte : 0;
    looking &= 1 - isOne;
  }
  return wrong !== 0 || looking === 1 ? null : data.subarray(start);
}

/** MGF1 (RFC 8017 appendix B.2.1). */
function generateMask(seed: Buffer, length: number, hash: string): Buffer {
  const blocks: Buffer[] = [];
  const counter = Buffer.alloc(4);
  for (let made = 0, index = 0; made < length; index++) {
    counter.writeUInt32BE(index);
    const block = createHash(hash).update(seed).update(counter).digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function xor(a: Buffer, b: Buffer): Buffer {
  const result = Buffer.alloc(a.length);
  for (let at = 0; at < a.length; at++) result[at] = a[at]! ^ b[at]!;
  return result;
}
