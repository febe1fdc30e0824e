// Serves the practice identity provider on this machine only. Never started outside the demo.
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Ports } from "../runtime/ports";
import type { Practice } from "./deliver";
import type { PracticeAnswer } from "./page";
import { problemPage } from "./pages";
import { practiceOrigin } from "./practice-identity-provider";
import { answerCall } from "./routes";

const LARGEST_BODY = 512 * 1024;

/** Resolves when it listens; null when its port is taken, which is said and is no reason to stop the product. */
export async function startPractice(
  ports: Ports,
  baseUrl = practiceOrigin(ports.env.appUrl),
): Promise<Server | null> {
  const practice: Practice = { ports, baseUrl, last: new Map() };
  const server = createServer(async (request, response) => {
    const answer = await answered(practice, request).catch((error) => {
      ports.log.error("The practice identity provider failed.", error);
      return problemPage(ports.env.appUrl, 500, "That did not work", "The log of Doorward says why.");
    });
    response.writeHead(answer.status, {
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      ...answer.headers,
    });
    response.end(request.method === "HEAD" ? undefined : answer.body);
  });
  const port = Number(new URL(baseUrl).port);
  return new Promise((done) => {
    server.once("error", () => {
      ports.log.info(`The practice identity provider did not start: port ${port} is taken.`);
      done(null);
    });
    server.listen(port, "127.0.0.1", () => done(server));
  });
}

async function answered(practice: Practice, request: IncomingMessage): Promise<PracticeAnswer> {
  const { baseUrl, ports } = practice;
  const { appUrl } = ports.env;
  const url = new URL(request.url ?? "/", baseUrl);
  // Only by its own name: another name that leads here is somebody's trick (DNS rebinding).
  if (request.headers.host !== new URL(baseUrl).host)
    return problemPage(appUrl, 421, "Wrong address", `Open ${baseUrl} instead.`);
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const foreign = !["same-origin", "none", undefined].includes(request.headers["sec-fetch-site"] as string);
  if (method === "POST" && foreign && url.pathname !== "/sso")
    return problemPage(appUrl, 403, "Not from another site", "This form can be sent only from its own page.");
  const body = await readBody(request);
  if (body === null) return problemPage(appUrl, 413, "Too large", "This form is larger than any real one.");
  return answerCall(practice, {
    method,
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(body),
    cookie: request.headers.cookie,
  });
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
