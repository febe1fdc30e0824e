// Bytes in; a fault or a person out. Never an exception, never another person, never slow.
import type { Random } from "./generated-xml";
import { randomOf } from "./generated-xml";
import { JUDGEMENT, KEYS, respond } from "./made-world";
import { mutate } from "./mutate";
import { field, judge } from "./testdata";

export interface FuzzReport {
  readonly messages: number;
  readonly admitted: number;
  /** How often each fault code came out. */
  readonly faults: Readonly<Record<string, number>>;
  readonly slowest: { readonly milliseconds: number; readonly seed: number };
  /** What must not be: an exception, or somebody else than bob. */
  readonly broken: ReadonlyArray<{ readonly seed: number; readonly why: string }>;
}

const encrypt = { certificatePem: KEYS.sp.certificatePem };
const GENUINE = (["assertion", "response", "both"] as const).flatMap((sign) => [
  respond({ sign }),
  respond({ sign, encrypt }),
]);
const TOKENS = [
  "<",
  ">",
  "</",
  "/>",
  "=",
  '"',
  "'",
  "&",
  "&amp;",
  "&#0;",
  "&#x1F511;",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<?",
  "?>",
  "<!DOCTYPE x[",
  "xmlns",
  "xmlns:saml",
  ":",
  "saml:Assertion",
  "samlp:Response",
  "ds:Signature",
  "ID",
  "\u2028",
  "\ufeff",
  "\u{1f511}",
  "é",
  "\n",
  "\r",
  "\t",
  " ",
  "{",
  "A",
  "=",
];

/** `count` messages from `seed` on; the same seed always makes the same message. */
export function fuzz(seed: number, count: number): FuzzReport {
  const faults: Record<string, number> = {};
  const broken: { seed: number; why: string }[] = [];
  let admitted = 0;
  let slowest = { milliseconds: 0, seed };
  for (let number = seed; number < seed + count; number++) {
    const message = messageOf(randomOf(number));
    const milliseconds = timed(() => {
      try {
        const result = judge(message, JUDGEMENT);
        if ("code" in result) faults[result.code] = (faults[result.code] ?? 0) + 1;
        else if (result.email === "bob@acme.test") admitted++;
        else broken.push({ seed: number, why: `admitted ${result.email}` });
      } catch (error) {
        broken.push({ seed: number, why: String((error as Error).stack ?? error) });
      }
    });
    if (milliseconds > slowest.milliseconds) {
      // The machine may have been busy with something else: such a message is judged by its own processor time.
      const again = () => processorTime(() => judge(message, JUDGEMENT));
      const doubted = milliseconds > 10 && broken.length === 0;
      const best = doubted ? Math.min(milliseconds, again(), again(), again()) : milliseconds;
      if (best > slowest.milliseconds) slowest = { milliseconds: best, seed: number };
    }
  }
  return { messages: count, admitted, faults, slowest, broken };
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function processorTime(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function messageOf(random: Random): string {
  const genuine = random.pick(GENUINE);
  switch (random.below(8)) {
    case 0: // bytes changed
      return bytesChanged(Buffer.from(genuine), random).toString("base64");
    case 1: // the field itself damaged
      return bytesChanged(Buffer.from(field(genuine)), random).toString("latin1");
    case 2: // two messages cut and joined
      return field(
        genuine.slice(0, random.below(genuine.length)) +
          random.pick(GENUINE).slice(random.below(genuine.length)),
      );
    case 3: // nothing but tokens
      return field(tokens(random, random.below(400)));
    case 4: // tokens inside a genuine message
      return field(insertedAt(genuine, random.below(genuine.length), tokens(random, 1 + random.below(6))));
    case 5: // noise
      return Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256))).toString(
        "base64",
      );
    case 6: // one piece many times
      return field(
        insertedAt(
          genuine,
          random.below(genuine.length),
          random.pick(TOKENS).repeat(random.below(random.chance(0.02) ? 20_000 : 200)),
        ),
      );
    default: // the tree changed
      return field(treeChanged(genuine, random));
  }
}

function bytesChanged(bytes: Buffer, random: Random): Buffer {
  let changed = bytes;
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(changed.length);
    const byte = Buffer.from([random.chance(0.8) ? 0x20 + random.below(95) : random.below(256)]);
    const skipped = random.below(3);
    changed = Buffer.concat([
      changed.subarray(0, at),
      skipped === 2 ? Buffer.alloc(0) : byte,
      changed.subarray(at + (skipped === 0 ? 0 : 1)),
    ]);
  }
  return changed;
}

function treeChanged(xml: string, random: Random): string {
  let changed = xml;
  try {
    for (let count = 1 + random.below(4); count > 0; count--) changed = mutate(changed, random);
  } catch {
    // It is no XML any more, so it cannot be changed as a tree again.
  }
  return changed;
}

const insertedAt = (text: string, at: number, what: string) => text.slice(0, at) + what + text.slice(at);
const tokens = (random: Random, count: number) =>
  Array.from({ length: count }, () => random.pick(TOKENS)).join("");
