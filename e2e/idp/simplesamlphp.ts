// Starts SimpleSAMLphp and tells it whom it serves, and how.
import { spawn } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Relation {
  /** Our entity ID and ACS address of one profile. */
  readonly entityId: string;
  readonly acsUrl: string;
  /** Ours, base64 of the DER: to check signed requests with, to encrypt for. */
  readonly certificates: { readonly signing: string; readonly encryption: string } | null;
  /** Its people are alice, bob, dana, erin, stranger and mallory (who has no address) on this domain. */
  readonly domain: string;
  readonly sign: "assertion" | "response" | "both";
  readonly encrypt: boolean;
  readonly nameId: "email" | "persistent" | "transient";
  /** 2: the next key signs already. Both stand in the metadata. */
  readonly key: 1 | 2;
  readonly requireSignedRequest: boolean;
}

export const RELATION = {
  sign: "assertion",
  encrypt: false,
  nameId: "email",
  key: 1,
  requireSignedRequest: false,
  certificates: null,
} as const satisfies Partial<Relation>;

export interface SimpleSamlPhp {
  readonly url: string;
  readonly entityId: string;
  readonly signInUrl: string;
  readonly metadataFile: string;
  /** PEM of the key that signs first. */
  readonly firstCertificate: string;
  /** Serves these too, or in place of the last ones of the same name. */
  serve(name: string, relations: readonly Relation[]): void;
  stop(): Promise<void>;
}

/** Adds to whom the provider that runs in `folder` serves; it reads this at each request, so a half-written file must not be seen. */
export function serve(folder: string, name: string, relations: readonly Relation[]): void {
  const file = join(folder, "relations", `${name}.json`);
  writeFileSync(`${file}.new`, JSON.stringify(relations));
  renameSync(`${file}.new`, file);
}

/** Everybody's password there. */
export const IDP_PASSWORD = "password";

export async function startSimpleSamlPhp(folder: string, port: number): Promise<SimpleSamlPhp> {
  const script = join(import.meta.dirname, "start.sh");
  const child = spawn(script, [folder, String(port)], { stdio: ["ignore", "pipe", "inherit"] });
  // Whatever ends the tests, also a set-up that failed half-way, ends it too.
  process.once("exit", () => child.kill());
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  await new Promise<void>((ready, failed) => {
    child.stdout.on("data", (text) => String(text).includes("ready") && ready());
    child.once("exit", (code) => failed(new Error(`SimpleSAMLphp ended with ${code}.`)));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    entityId: `${url}/idp`,
    signInUrl: `${url}/saml2/idp/SSOService.php`,
    metadataFile: join(folder, "idp-metadata.xml"),
    firstCertificate: readFileSync(join(folder, "cert", "idp1.crt"), "utf8"),
    serve: (name, relations) => serve(folder, name, relations),
    async stop() {
      child.kill();
      await ended;
    },
  };
}
