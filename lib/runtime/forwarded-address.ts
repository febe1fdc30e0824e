// Next gives a page X-Forwarded-For as the visitor sent it, and the socket's address only where there was none. So a
// visitor could choose his own network, and escape every limit by it. Here the socket's address is always the last hop.
// And Next writes a query anew (%20 becomes +), while a signature by redirect covers the octets that came: they are kept.
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { withAnswer } from "./answer-status";

/** The header with the query as it came. Set here for every request, whatever the visitor sent under its name. */
export const RAW_QUERY = "x-raw-query";
const PATCHED = Symbol.for("doorward.forwarded-address");

/** Once per process, before the first request. clientIp (lib/session) then believes only TRUSTED_PROXIES. */
export function appendSocketAddress(): void {
  const prototype = Server.prototype as typeof Server.prototype & { [PATCHED]?: true };
  if (prototype[PATCHED]) return;
  prototype[PATCHED] = true;
  const emit = prototype.emit;
  prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    const pass = () => emit.apply(this, [event, ...args] as unknown as Parameters<typeof emit>);
    if (event === "request") {
      const [request, response] = args as [IncomingMessage, ServerResponse];
      const { headers, socket, url = "/" } = request;
      if (!isDecodable(url)) return refuseAddress(response);
      headers["x-forwarded-for"] = [headers["x-forwarded-for"], socket.remoteAddress]
        .filter(Boolean)
        .join(", ");
      const at = url.indexOf("?");
      if (at < 0) delete headers[RAW_QUERY];
      else headers[RAW_QUERY] = url.slice(at + 1);
      return withAnswer(request, response, pass);
    }
    return pass();
  } as typeof emit;
}

/** Next answers an address that cannot be decoded with a bare 500. */
function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?")[0]!);
    return true;
  } catch {
    return false;
  }
}

function refuseAddress(response: ServerResponse): boolean {
  response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
  response.end("This address is not well-formed. Start from the sign-in page: /login\n");
  return true;
}
