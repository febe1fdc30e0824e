// The smallest client: it must cost less than what it measures.
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true });

export interface Answer {
  readonly status: number;
  readonly location: string;
  /** name=value of each cookie that was set. */
  readonly cookies: readonly string[];
  readonly text: string;
}

export function send(
  url: string,
  options: { readonly body?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const { body, headers } = options;
  return new Promise((done, failed) => {
    const form =
      body === undefined
        ? {}
        : { "content-type": "application/x-www-form-urlencoded", "content-length": body.length };
    const method = body === undefined ? "GET" : "POST";
    const outgoing = request(url, { agent, method, headers: { ...headers, ...form } }, (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk) => {
        text += chunk;
      });
      incoming.on("error", failed);
      incoming.on("end", () =>
        done({
          status: incoming.statusCode!,
          location: incoming.headers.location ?? "",
          cookies: (incoming.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]!),
          text,
        }),
      );
    });
    outgoing.on("error", failed);
    outgoing.end(body);
  });
}
