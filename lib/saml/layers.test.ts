// Each layer of checks is switched off in turn, by leaving its line out of a copy of the source. Two things must hold:
// some bad case is no longer refused as it should be (the layer is needed, and tested), and still no forged identity
// comes out (it is not all that stands against forgery). What does carry everything is told at the end.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { namesIn, readBadCase } from "./testing/bad-files";
import { ADMIN } from "./testing/made-world";
import { HOME, type judge } from "./testing/testdata";

type Change = readonly [file: string, from: string, to: string];

const SHAPE = "response-shape.ts";
const SIGNATURE = "signature.ts";
const CORE = "../core/assertion.ts";
const ADDRESS = "../core/asserted-address.ts";
const LAYERS: Readonly<Record<string, Change>> = {
  "1 strict base64": [
    "base64.ts",
    'return bytes.toString("base64", tail) === dense.slice(-4) ? bytes : null;',
    "return bytes;",
  ],
  "1 UTF-8 and XML characters": ["response-text.ts", "if (!isUtf8(bytes))", "if (false)"],
  "1 size": ["response-text.ts", "if (bytes.length > LARGEST_RESPONSE)", "if (false)"],
  "2 forbidden markup": ["strict-xml.ts", "  refuseForbidden(source, start);\n", ""],
  "2 declaration": [
    "strict-xml.ts",
    "if (DECLARATION.test(start.slice(0, end))) return end;",
    "if (end > 1) return end;",
  ],
  "2 depth": ["strict-xml.ts", "if (open.length >= limits.depth)", "if (false)"],
  "2 elements": ["strict-xml.ts", "if (++reader.elements > limits.elements)", "if (false)"],
  "2 attributes": ["strict-xml.ts", "if (++count > limits.attributes)", "if (false)"],
  "2 duplicate attributes": ["strict-xml.ts", "if (twice)", "if (false)"],
  "2 character references": ["strict-xml.ts", "return isXmlCharacter(code) ?", "return code <= 0x10ffff ?"],
  "3 root and version": [SHAPE, 'if (version !== "2.0")', "if (false)"],
  "3 one assertion": [SHAPE, "if (!only || found.length > 1)", "if (!only)"],
  "3 order of elements": [SHAPE, "if (rank <= reached)", "if (false)"],
  "3 no strays": [SHAPE, "if (element !== theAssertion && isStray(element, allowed))", "if (false)"],
  "3 IDs unique": [SHAPE, "if (ids.has(value))", "if (false)"],
  "3 IDs unqualified": [SHAPE, 'if (uri !== "") refuse("ID_INVALID", "an ID without namespace", name);', ""],
  "3 IDs are names": [SHAPE, "if (value.length > LONGEST_ID || !isNCName(value))", "if (false)"],
  "3 text only where text belongs": ["xml-tree.ts", "else if (!isWhite(child))", "else if (false)"],
  "4 status": [SHAPE, "  checkStatus(status);\n", ""],
  "5 policy of the profile": ["verify-response.ts", "if (!proof || !enough)", "if (!proof)"],
  "5 reference to the parent": [SIGNATURE, "if (uri !== want)", "if (false)"],
  "5 one reference": [
    SIGNATURE,
    'if (others.length > 0) misshapen("exactly one Reference", others[0]!.name);',
    "",
  ],
  "5 two transforms": [
    SIGNATURE,
    'if (others.length > 0) misshapen("two transforms", String(2 + others.length));',
    "",
  ],
  "5 nothing more in the signature": [
    SIGNATURE,
    'if (more.length > 0 || (keyInfo && !isNamed(keyInfo, NS.ds, "KeyInfo")))',
    "if (false)",
  ],
  "5 enveloped first": [
    SIGNATURE,
    'if (attributeOf(enveloped, "Algorithm") !== ENVELOPED_SIGNATURE || elementsOf(enveloped).length > 0)',
    "if (false)",
  ],
  "5 exclusive canonicalization": [
    SIGNATURE,
    'if (attributeOf(method, "Algorithm") !== EXCLUSIVE_C14N)',
    "if (false)",
  ],
  "5 algorithms: SHA-1 known too": [
    "algorithms.ts",
    'export const DIGEST_ALGORITHMS: Readonly<Record<string, "sha256" | "sha384" | "sha512">> = {',
    'export const DIGEST_ALGORITHMS: Readonly<Record<string, any>> = { "http://www.w3.org/2000/09/xmldsig#sha1": "sha1",',
  ],
  "5 size of keys": [
    "trusted-keys.ts",
    "export const SMALLEST_RSA = 2048;",
    "export const SMALLEST_RSA = 512;",
  ],
  "6 CBC only in a signed response": [
    "decrypt.ts",
    'if (content.mode === "cbc" && !envelopeSigned)',
    "if (false)",
  ],
  "6 shape of what was decrypted": [SHAPE, "  searchStrays(root, root, [shape.signature], ids);\n", ""],
  "7 issuer": [CORE, "    checkIssuer(claims, expected) ??\n", ""],
  "7 destination": [CORE, "    checkDestination(claims, expected) ??\n", ""],
  "8 conditions": [CORE, "    checkConditions(claims, expected, now) ??\n", ""],
  "9 subject": [CORE, "    checkSubject(claims, expected, now) ??\n", ""],
  "10 authentication": [CORE, "    checkAuthentication(claims, expected, now);\n", "    null;\n"],
  "12 plain text only": [ADDRESS, "if (found.some((attribute) => attribute.structured))", "if (false)"],
  "12 one value only": [ADDRESS, "if (crowded || values.size > 1)", "if (false)"],
};

/** Without one of these anybody can be anybody: they are the signature itself. */
const FOUNDATIONS: Readonly<Record<string, Change>> = {
  "the signature's value": [
    SIGNATURE,
    "certificates.find(({ der }) => isSignedWith(publicKeyOf(der), parts, signed))",
    "certificates[0]",
  ],
  "the digest of the content": [SIGNATURE, "if (!isUnchanged(element, signature, parts))", "if (false)"],
  "that anything is signed": [
    "verify-response.ts",
    "const proof = ofAssertion ?? ofResponse;",
    'const proof = ofAssertion ?? ofResponse ?? ({ signedBy: "", algorithm: "" } as VerifiedSignature);',
  ],
};

const CASES = readdirSync(join(HOME, "bad")).flatMap((code) =>
  namesIn(code).map((name) => ({ code, name, ...readBadCase(code, name) })),
);
const folder = mkdtempSync(join(tmpdir(), "doorward-layers-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("with one layer of checks switched off nobody becomes somebody else, and a bad case shows it", () => {
  for (const [name, change] of Object.entries(LAYERS)) {
    it(name, async () => {
      const outcome = await outcomeWithout(name, change);
      expect(outcome.forged).toEqual([]);
      expect(outcome.noticed.length).toBeGreaterThan(0);
    });
  }
});

describe("the corpus would show a forgery: one comes out without", () => {
  for (const [name, change] of Object.entries(FOUNDATIONS)) {
    it(name, async () => expect((await outcomeWithout(name, change)).forged.length).toBeGreaterThan(0));
  }
});

/** Every bad case through a copy of lib/saml with that one change. */
async function outcomeWithout(
  name: string,
  change: Change,
): Promise<{ forged: string[]; noticed: string[] }> {
  const altered = await judgeOf(name, change);
  const forged: string[] = [];
  const noticed: string[] = [];
  for (const { code, name: file, text, over, judgement } of CASES) {
    const result = quietly(() => altered(text, judgement));
    if (!over.decidedIn && result.code !== code) noticed.push(`${code}/${file}`);
    if (result.email === ADMIN) forged.push(`${code}/${file}`);
  }
  return { forged, noticed };
}

/** A copy with a layer missing may stumble later: that is no admission. */
function quietly(run: () => object): { code?: string; email?: string } {
  try {
    return run();
  } catch (error) {
    return { code: String(error) };
  }
}

async function judgeOf(name: string, [file, from, to]: Change): Promise<typeof judge> {
  const target = join(import.meta.dirname, file);
  const source = readFileSync(target, "utf8");
  expect(source.split(from).length, `the line of "${name}" in ${file}`).toBe(2);
  const outfile = join(folder, `${name.replace(/\W+/g, "-")}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, "testing/testdata.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "silent",
    define: { "import.meta.dirname": JSON.stringify(join(import.meta.dirname, "testing")) },
    plugins: [
      {
        name: "one-layer-less",
        setup(builder) {
          builder.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === target ? { contents: source.replace(from, () => to), loader: "ts" } : undefined,
          );
        },
      },
    ],
  });
  const module: { judge: typeof judge } = await import(/* @vite-ignore */ outfile);
  return module.judge;
}
