// GET on somebody else's word (metadata by URL, domain files): SAML.md 3, SECURITY.md M3.
import { lookup as systemLookup } from "node:dns/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

export type FetchProblemCode =
  | "not-a-url"
  | "not-https"
  | "has-credentials"
  | "address-refused"
  | "name-not-found"
  | "unreachable"
  | "not-trusted"
  | "time-out"
  | "too-large"
  | "redirected-away"
  | "too-many-redirects"
  | "status";

/** One sentence for the administrator; says nothing of what a refused address answered. */
export interface FetchProblem {
  readonly code: FetchProblemCode;
  readonly sentence: string;
  /** With `status`: what the server answered. */
  readonly status?: number;
}

export interface Fetched {
  readonly body: string;
  readonly contentType: string | null;
}

export interface GuardedFetchOptions {
  /** Loopback addresses and plain http to them: only where APP_URL itself is on loopback. */
  readonly allowLoopback: boolean;
  readonly maxBytes?: number;
  /** For everything together: names, redirects, body. */
  readonly timeoutMs?: number;
  /** All addresses of a host name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Certificate authority to trust besides the system's, PEM (tests). */
  readonly ca?: string;
}

const MAX_REDIRECTS = 3;

/** Reads a text over https from a public address; connects to the very address that was judged. Never throws. */
export async function guardedFetch(
  url: string,
  options: GuardedFetchOptions,
): Promise<Fetched | { problem: FetchProblem }> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 5000);
  const first = judgeUrl(url, options);
  if ("problem" in first) return first;
  let target = first.url;
  for (let hops = 0; ; hops++) {
    const answer = await getOnce(target, options, signal);
    if (!("location" in answer)) return answer;
    if (hops === MAX_REDIRECTS)
      return problem("too-many-redirects", `${target.hostname} redirected more than three times.`);
    const next = redirect(target, answer.location, options);
    if ("problem" in next) return next;
    target = next.url;
  }
}

function judgeUrl(
  text: string,
  { allowLoopback }: GuardedFetchOptions,
): { url: URL } | { problem: FetchProblem } {
  if (text.length > 2048 || !URL.canParse(text))
    return problem("not-a-url", "That is not a web address. It should begin with https://.");
  const url = new URL(text);
  if (url.username || url.password)
    return problem("has-credentials", "The address must not hold a user name or password.");
  if (url.protocol === "http:" && allowLoopback && isLoopbackHost(url.hostname)) return { url };
  if (url.protocol !== "https:") return problem("not-https", "The address must begin with https://.");
  return { url };
}

function redirect(from: URL, location: string, options: GuardedFetchOptions) {
  if (!URL.canParse(location, from))
    return problem("redirected-away", `${from.hostname} redirected to something that is not an address.`);
  const to = new URL(location, from);
  if (to.host !== from.host || to.protocol !== from.protocol)
    return problem(
      "redirected-away",
      `${from.hostname} redirected to another host. Use the final address instead.`,
    );
  return judgeUrl(to.href, options);
}

async function getOnce(
  url: URL,
  options: GuardedFetchOptions,
  signal: AbortSignal,
): Promise<Fetched | { location: string } | { problem: FetchProblem }> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  let addresses: readonly string[];
  try {
    addresses = isIP(host) ? [host] : await withSignal((options.resolve ?? systemAddresses)(host), signal);
  } catch {
    return signal.aborted ? timeOut(host) : problem("name-not-found", `${host} was not found in the DNS.`);
  }
  if (addresses.length === 0) return problem("name-not-found", `${host} was not found in the DNS.`);
  const allowed = (address: string) =>
    isPublicAddress(address) || (options.allowLoopback && isLoopbackAddress(address));
  // One forbidden address among several is refused as a whole: names that mix them are attacks.
  if (!addresses.every(allowed))
    return problem(
      "address-refused",
      `${host} points to a private or reserved network address, which is not read.`,
    );
  return get(url, addresses[0]!, options, signal);
}

function get(
  url: URL,
  address: string,
  options: GuardedFetchOptions,
  signal: AbortSignal,
): Promise<Fetched | { location: string } | { problem: FetchProblem }> {
  const family = isIP(address);
  const lookup: LookupFunction = (_host, { all }, done) =>
    all ? done(null, [{ address, family }]) : done(null, address, family);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((settle) => {
    const request = send(
      url,
      {
        lookup,
        signal,
        agent: false,
        ...(options.ca ? { ca: options.ca } : {}),
        maxHeaderSize: 16_384,
        headers: { accept: "*/*", "accept-encoding": "identity", "user-agent": "Doorward" },
      },
      (response) => settle(read(url, response, options, signal)),
    );
    request.on("error", (error: NodeJS.ErrnoException) => settle(connectionProblem(url, error, signal)));
    request.end();
  });
}

async function read(
  url: URL,
  response: IncomingMessage,
  { maxBytes = 1_048_576 }: GuardedFetchOptions,
  signal: AbortSignal,
): Promise<Fetched | { location: string } | { problem: FetchProblem }> {
  const status = response.statusCode ?? 0;
  const { location } = response.headers;
  if (status >= 300 && status < 400 && location) {
    response.destroy();
    return { location };
  }
  if (status !== 200) {
    response.destroy();
    return {
      problem: {
        code: "status",
        status,
        sentence: `${url.hostname} answered with status ${status} instead of the file.`,
      },
    };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) {
        response.destroy();
        return problem("too-large", `${url.hostname} sent more than ${sizeText(maxBytes)}.`);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    return connectionProblem(url, error as NodeJS.ErrnoException, signal);
  }
  return {
    body: new TextDecoder().decode(Buffer.concat(chunks)),
    contentType: response.headers["content-type"] ?? null,
  };
}

function connectionProblem(
  url: URL,
  error: NodeJS.ErrnoException,
  signal: AbortSignal,
): { problem: FetchProblem } {
  if (signal.aborted) return timeOut(url.hostname);
  return /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|EPROTO|SSL/.test(error.code ?? "")
    ? problem(
        "not-trusted",
        `The TLS certificate of ${url.hostname} is not trusted or does not fit its name.`,
      )
    : problem("unreachable", `${url.hostname} could not be reached.`);
}

async function systemAddresses(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

function withSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

const isLoopbackHost = (hostname: string) =>
  hostname === "localhost" || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ""));
const timeOut = (host: string) => problem("time-out", `${host} took too long to answer.`);
const problem = (code: FetchProblemCode, sentence: string) => ({ problem: { code, sentence } });
const sizeText = (bytes: number) =>
  bytes >= 1_048_576 ? `${bytes / 1_048_576} MiB` : `${Math.ceil(bytes / 1024)} KiB`;
