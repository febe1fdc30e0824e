// Who is loaded: the built product, and @boxyhq/saml-jackson embedded. Each is one process on the first core.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { doorward, freePorts } from "../../e2e/product";
import type { Profile } from "../../e2e/world";
import { send } from "./http";
import { answer, METADATA, readRequest } from "./idp";

/** A sign-in whose answer is signed and waits to be sent; running it ends with a session, or throws. */
export type Login = () => Promise<void>;

export interface Contender {
  readonly name: string;
  readonly database: string;
  readonly pid: number;
  /** Goes to the identity provider and has the answer signed; the sign-in itself comes when it is run. */
  begin(): Promise<Login>;
  stop(): void;
}

export const PINNED = spawnSync("taskset", ["-V"]).status === 0;
const PEOPLE = 500;
const person = (index: number) => `p${index % PEOPLE}@acme.test`;

/** Runs on the first core; the load and PostgreSQL have the others. */
function start(args: readonly string[], env: Readonly<Record<string, string>>, log: string): ChildProcess {
  const [program, ...rest] = PINNED
    ? ["taskset", "-c", "0", process.execPath, ...args]
    : [process.execPath, ...args];
  const file = openSync(log, "a");
  const child = spawn(program!, rest, { env: { ...process.env, ...env }, stdio: ["ignore", file, file] });
  process.once("exit", () => child.kill());
  return child;
}

async function answers(url: string, child: ChildProcess, log: string): Promise<void> {
  for (let turn = 0; turn < 600 && child.exitCode === null; turn++) {
    if (await send(url).catch(() => null)) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`${url} never answered; ${log} says why.`);
}

export async function doorwardOn(database: string, databaseUrl: string, folder: string): Promise<Contender> {
  const port = await freePorts(1);
  const url = `http://localhost:${port}`;
  const env = {
    PORT: String(port),
    HOST: "127.0.0.1",
    APP_URL: url,
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: "a secret of benchmarks that is long enough to be one",
    SMTP_URL: "",
    TRUSTED_PROXIES: "loopback",
  };
  const log = join(folder, `doorward-${database}.log`);
  const child = start(["bin/start.mjs"], env, log);
  await answers(`${url}/login`, child, log);
  const { entityId, acsUrl, startUrl } = await plant(env, folder);
  const local = (address: string) => new URL(address, url).href.replace("localhost", "127.0.0.1");
  let begun = 0;
  return {
    name: "Doorward",
    database,
    pid: child.pid!,
    async begin() {
      const index = begun++;
      // Everybody comes from an address of their own, as behind a proxy: the limit per network is not what is measured.
      const headers = {
        host: new URL(url).host,
        "x-forwarded-for": `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
      };
      const asked = await send(local(startUrl), { headers });
      const body = answer({ entityId, acsUrl }, readRequest(asked.location), person(index));
      const browser = asked.cookies.find((cookie) => cookie.startsWith("doorward-browser="))!;
      return async () => {
        const posted = await send(local(acsUrl), { body, headers });
        const ticket = posted.cookies.find((cookie) => cookie.startsWith("doorward-ticket="));
        if (!ticket)
          throw new Error(`No ticket: ${posted.status} ${posted.location} ${posted.text.slice(0, 200)}`);
        const done = await send(local(posted.location), {
          headers: { ...headers, cookie: `${browser}; ${ticket}` },
        });
        if (!done.cookies.some((cookie) => /^doorward-session=./.test(cookie)))
          throw new Error(`No session: ${done.status} ${done.location}`);
      };
    },
    stop: () => child.kill(),
  };
}

/** One organization whose domain must use the profile. */
async function plant(env: Readonly<Record<string, string>>, folder: string): Promise<Profile> {
  const metadataFile = join(folder, "idp.xml");
  writeFileSync(metadataFile, METADATA);
  const file = join(folder, "load.json");
  const users = Array.from({ length: PEOPLE }, (_, index) => ({
    email: person(index),
    name: `Person ${index}`,
    role: index === 0 ? "owner" : "member",
  }));
  const profile = { name: "Test IdP", metadataFile, enforce: ["acme.test"], trustedWithoutTest: true };
  const domains = [{ name: "acme.test", approved: true }];
  writeFileSync(
    file,
    JSON.stringify({ organizations: [{ name: "Acme Corp", domains, users, ssoProfiles: [profile] }] }),
  );
  const applied = await doorward<{ organizations: { ssoProfiles: Profile[] }[] }>(env, "apply", file);
  return applied.organizations[0]!.ssoProfiles[0]!;
}

export async function jacksonOn(database: string, db: object, folder: string): Promise<Contender> {
  const port = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const log = join(folder, `jackson-${database}.log`);
  const child = start(["bench/load/jackson.mjs", JSON.stringify({ port, db, metadata: METADATA })], {}, log);
  await answers(`${url}/`, child, log);
  const sp = { entityId: `${url}/metadata`, acsUrl: `${url}/acs` };
  let begun = 0;
  return {
    name: "@boxyhq/saml-jackson",
    database,
    pid: child.pid!,
    async begin() {
      const asked = await send(`${url}/begin`);
      const body = answer(sp, readRequest(asked.location), person(begun++));
      return async () => {
        const { status, location, text } = await send(sp.acsUrl, { body });
        if (!location.includes("code="))
          throw new Error(`No code: ${status} ${location} ${text.slice(0, 200)}`);
      };
    },
    stop: () => child.kill(),
  };
}
