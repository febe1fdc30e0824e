// The environment, read once and judged at start: a wrong value stops the start with one sentence that names the variable.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { dirname, join, resolve } from "node:path";
import { makeFolder } from "../../db/make-folder";
import { isPublicAddress } from "./public-address";

export interface Env {
  /** Public origin, without a trailing slash. */
  readonly appUrl: string;
  readonly databaseUrl: string;
  readonly authSecret: string;
  /** Null: mail stays in the outbox, and links are shown to the administrator. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** host:port of the name servers to ask instead of the authoritative ones (closed networks, tests). */
  readonly dnsServers: readonly string[];
  /** How many proxies stand in front, or which addresses: whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** What a monitor that is not on this machine shows at /metrics; null: only this machine reads them. */
  readonly metricsToken: string | null;
  readonly demo: boolean;
  /** APP_URL is on this machine: plain http and loopback identity providers are fine. */
  readonly loopback: boolean;
  /** Where the SQLite file and the kept secret live. */
  readonly dataFolder: string;
}

/** Carries one sentence for the person who starts the product. */
export class EnvironmentError extends Error {}

/** Reads and judges the environment. Makes AUTH_SECRET and keeps it beside the SQLite file when it is absent. Throws EnvironmentError. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const appUrl = readOrigin(source.APP_URL || `http://localhost:${source.PORT || "3000"}`);
  const databaseUrl = readDatabaseUrl(source.DATABASE_URL || "file:./data/doorward.db");
  const dataFolder = databaseUrl.startsWith("file:")
    ? dirname(resolve(databaseUrl.slice(5)))
    : resolve("data");
  const hostname = new URL(appUrl).hostname;
  return {
    appUrl,
    databaseUrl,
    dataFolder,
    authSecret: readSecret(source.AUTH_SECRET, databaseUrl, dataFolder),
    smtpUrl: readSmtp(source.SMTP_URL),
    mailFrom: source.MAIL_FROM || `Doorward <doorward@${hostname}>`,
    dnsServers: readList(source.DNS_SERVERS, "DNS_SERVERS", isNameServer, "127.0.0.1:53"),
    trustedProxies: readList(source.TRUSTED_PROXIES, "TRUSTED_PROXIES", isProxy, "10.0.0.0/8"),
    metricsToken: readMetricsToken(source.METRICS_TOKEN),
    demo: source.DOORWARD_DEMO === "1",
    loopback: ["localhost", "127.0.0.1", "[::1]"].includes(hostname),
  };
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || /[?#]/.test(text) || url.username) {
    throw new EnvironmentError(
      `APP_URL must be the public origin, for example https://sso.example.com, without a path; it is "${text}".`,
    );
  }
  if (url.protocol === "http:" && !isClosedName(url.hostname)) {
    throw new EnvironmentError(
      `APP_URL must be https:// for a public host name, or passwords and sessions travel readable; it is "${text}".`,
    );
  }
  return url.origin;
}

/** A name or an address that only this machine or a closed network reaches: plain http is its operator's choice there. */
function isClosedName(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  if (isIP(address)) return !isPublicAddress(address);
  return !hostname.includes(".") || CLOSED_NAMES.test(hostname);
}

/** Names that the public DNS does not hold (RFC 2606, 6761, 6762, 8375), and two that closed networks use. */
const CLOSED_NAMES = /\.(localhost|test|example|invalid|local|internal|home\.arpa|lan)$/;

function readDatabaseUrl(text: string): string {
  if (text.startsWith("file:") && text.length > 5) return text;
  if (/^postgres(ql)?:\/\/\S+$/.test(text) && URL.canParse(text)) return text;
  throw new EnvironmentError(
    "DATABASE_URL must be file:./path/to/doorward.db or postgres://user:password@host/database.",
  );
}

function readSecret(given: string | undefined, databaseUrl: string, dataFolder: string): string {
  if (given) {
    if (given.length < 32)
      throw new EnvironmentError(
        "AUTH_SECRET must have at least 32 characters; `openssl rand -hex 32` makes one.",
      );
    return given;
  }
  if (!databaseUrl.startsWith("file:")) {
    throw new EnvironmentError(
      "AUTH_SECRET is required with PostgreSQL, the same for every process; `openssl rand -hex 32` makes one.",
    );
  }
  const file = join(dataFolder, "auth-secret");
  try {
    makeFolder(dataFolder);
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    return keptSecret(file);
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    // Another process may have made it in between; a folder that cannot be written is the operator's to mend.
    if (existsSync(file)) return keptSecret(file);
    throw new EnvironmentError(
      `The data folder of DATABASE_URL cannot be written (${dataFolder}): give this user the right to write there.`,
    );
  }
}

/** The secret that was made at the first start. An empty or cut file must not become a secret that anybody can guess. */
function keptSecret(file: string): string {
  let kept: string;
  try {
    kept = readFileSync(file, "utf8").trim();
  } catch {
    throw new EnvironmentError(
      `AUTH_SECRET is kept in ${file}, which cannot be read: give this user the right to.`,
    );
  }
  if (kept.length >= 32) return kept;
  throw new EnvironmentError(
    `AUTH_SECRET is kept in ${file}, which is damaged: put back the file of a backup, or set AUTH_SECRET.`,
  );
}

function readSmtp(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^smtps?:\/\/\S+$/.test(text) || !URL.canParse(text)) {
    throw new EnvironmentError("SMTP_URL must look like smtps://user:password@mail.example.com:465.");
  }
  return text;
}

function readMetricsToken(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^[\w.~+/=-]{16,}$/.test(text))
    throw new EnvironmentError(
      "METRICS_TOKEN must have at least 16 letters and digits; `openssl rand -hex 32` makes one.",
    );
  return text;
}

function readList(
  text: string | undefined,
  name: string,
  fits: (item: string) => boolean,
  example: string,
): readonly string[] {
  const items = (text ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
  const wrong = items.find((item) => !fits(item));
  if (wrong)
    throw new EnvironmentError(
      `${name} must be a comma-separated list such as ${example}; "${wrong}" is not.`,
    );
  return items;
}

/** An address, a range of addresses, or `loopback`. */
function isProxy(item: string): boolean {
  if (item.toLowerCase() === "loopback") return true;
  const [address = "", bits, ...more] = item.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** `host` or `host:port`; an IPv6 address stands in brackets where a port follows. */
function isNameServer(item: string): boolean {
  const parts = /^(?:\[([^\]]+)\]|([^:\s/]+))(?::(\d{1,5}))?$/.exec(item);
  if (!parts) return isIP(item) === 6;
  const [, six, host, port] = parts;
  const named =
    six !== undefined
      ? isIP(six) === 6
      : isIP(host!) === 4 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host!);
  return named && (port === undefined || (Number(port) > 0 && Number(port) <= 65_535));
}
