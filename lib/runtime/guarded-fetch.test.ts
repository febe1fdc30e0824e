import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GuardedFetchOptions, guardedFetch } from "./guarded-fetch";
import { isLoopbackAddress, isPublicAddress } from "./public-address";

let plain: string;
let tls: string;
let ca: string;
const servers: Server[] = [];
const hits: string[] = [];

const answer: RequestListener = (request, response) => {
  hits.push(request.url ?? "");
  const { port } = request.socket.address() as AddressInfo;
  const to = (location: string) => response.writeHead(302, { location }).end();
  switch (request.url) {
    case "/file":
      return response.writeHead(200, { "content-type": "text/plain" }).end("hello");
    case "/redirect":
      return to("/file");
    case "/loop":
      return to("/loop");
    case "/away":
      return to("http://example.com/file");
    case "/other-name":
      return to(`http://localhost:${port}/file`);
    case "/other-port":
      return to("http://127.0.0.1:1/file");
    case "/nowhere":
      return to("http://");
    case "/large":
      return response.end("x".repeat(2000));
    case "/slow":
      return response.write("a little");
    case "/silent":
      return undefined;
    case "/cut":
      response.writeHead(200, { "content-length": "100" }).write("x", () => request.socket.destroy());
      return undefined;
    default:
      return response.writeHead(404).end("secret of an inner page");
  }
};

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "doorward-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -keyout ${key} -out ${cert} -subj /CN=acme.test -addext subjectAltName=DNS:acme.test`.split(
      " ",
    ),
    { stdio: "ignore" },
  );
  ca = readFileSync(cert, "utf8");
  const listen = async (server: Server) => {
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return (server.address() as AddressInfo).port;
  };
  plain = `http://127.0.0.1:${await listen(createServer(answer))}`;
  tls = `https://acme.test:${await listen(createTlsServer({ key: readFileSync(key), cert: ca }, answer))}`;
  rmSync(folder, { recursive: true });
});
afterAll(() => {
  for (const server of servers) {
    (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  }
});

const code = async (url: string, options: Partial<GuardedFetchOptions> = {}) => {
  const outcome = await guardedFetch(url, { allowLoopback: true, timeoutMs: 1500, ...options });
  return "problem" in outcome ? outcome.problem.code : outcome.body;
};
const toLoopback = async () => ["127.0.0.1"];

describe("what is allowed is read", () => {
  test("plain http on loopback in development, and redirects that stay", async () => {
    expect(await guardedFetch(`${plain}/file`, { allowLoopback: true })).toEqual({
      body: "hello",
      contentType: "text/plain",
    });
    expect(await code(`${plain}/redirect`)).toBe("hello");
  });
  test("https with a trusted certificate, at the address that was judged", async () => {
    expect(await code(`${tls}/file`, { resolve: toLoopback, ca })).toBe("hello");
  });
});

describe("what is not allowed is refused before a connection", () => {
  test.each([
    ["nonsense", "not-a-url"],
    [`https://acme.test/${"a".repeat(2048)}`, "not-a-url"],
    ["http://acme.test/", "not-https"],
    ["ftp://acme.test/", "not-https"],
    ["file:///etc/passwd", "not-https"],
    ["https://user:word@acme.test/", "has-credentials"],
    ["https://10.0.0.1/", "address-refused"],
    ["https://169.254.169.254/latest/meta-data", "address-refused"],
    ["https://[::ffff:127.0.0.1]/", "address-refused"],
    ["https://[fd00::1]/", "address-refused"],
    ["https://0x7f000001/", "address-refused"],
    ["https://localhost/", "address-refused"],
  ])("%s: %s", async (url, want) => {
    expect(await code(url, { allowLoopback: false })).toBe(want);
  });
  test("loopback by http is refused outside development, whatever the name", async () => {
    const before = hits.length;
    expect(await code(`${plain}/file`, { allowLoopback: false })).toBe("not-https");
    expect(await code(`${tls}/file`, { allowLoopback: false, resolve: toLoopback, ca })).toBe(
      "address-refused",
    );
    expect(hits.length).toBe(before);
  });
  test("a name with one private address among public ones is refused", async () => {
    expect(await code("https://acme.test/", { resolve: async () => ["93.184.216.34", "10.0.0.1"] })).toBe(
      "address-refused",
    );
  });
  test("a name without addresses, or unknown", async () => {
    const unknown = async () => Promise.reject(new Error("ENOTFOUND"));
    expect(await code("https://acme.test/", { resolve: unknown })).toBe("name-not-found");
    expect(await code("https://acme.test/", { resolve: async () => [] })).toBe("name-not-found");
  });
});

describe("what goes wrong is told in one sentence", () => {
  test.each([
    ["/missing", "status"],
    ["/loop", "too-many-redirects"],
    ["/away", "redirected-away"],
    ["/other-name", "redirected-away"],
    ["/other-port", "redirected-away"],
    ["/nowhere", "redirected-away"],
    ["/large", "too-large"],
    ["/slow", "time-out"],
    ["/silent", "time-out"],
    ["/cut", "unreachable"],
  ])("%s: %s", async (path, want) => {
    expect(await code(plain + path, { maxBytes: 1000, timeoutMs: 600 })).toBe(want);
  });
  test("a certificate that is not trusted, or of another name", async () => {
    expect(await code(`${tls}/file`, { resolve: toLoopback })).toBe("not-trusted");
    expect(await code(`${tls.replace("acme.test", "globex.test")}/file`, { resolve: toLoopback, ca })).toBe(
      "not-trusted",
    );
  });
  test("nobody there, and a resolver that never answers", async () => {
    expect(await code("http://127.0.0.1:1/")).toBe("unreachable");
    expect(await code("https://acme.test/", { resolve: () => new Promise(() => {}), timeoutMs: 100 })).toBe(
      "time-out",
    );
  });
  test("the sentence never repeats what the server wrote", async () => {
    const outcome = await guardedFetch(`${plain}/missing`, { allowLoopback: true });
    expect(outcome).toEqual({
      problem: {
        code: "status",
        status: 404,
        sentence: "127.0.0.1 answered with status 404 instead of the file.",
      },
    });
  });
});

test("only addresses of the public internet are public", () => {
  const refused = `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.168.1.1 198.18.0.1
    203.0.113.1 224.0.0.1 255.255.255.255 :: ::1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 64:ff9b::a00:1 fe80::1 fd00:ec2::254 fc00::1 ff02::1
    2001:db8::1 2002:a00:1:: 2001::1 100::1 localhost 127.1`;
  for (const address of refused.split(/\s+/))
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450:4001::1"])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
  expect(["127.0.0.1", "127.9.9.9", "::1"].map(isLoopbackAddress)).toEqual([true, true, true]);
  expect(["::ffff:127.0.0.1", "10.0.0.1", "localhost"].map(isLoopbackAddress)).toEqual([false, false, false]);
});
