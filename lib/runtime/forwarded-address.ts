// Next gives a page X-Forwarded-For as the visitor sent it, and the socket's address only where there was none. So a
// visitor could choose his own network, and escape every limit by it. Here the socket's address is always the last hop.
import { type IncomingMessage, Server } from "node:http";

const PATCHED = Symbol.for("doorward.forwarded-address");

/** Once per process, before the first request. clientIp (lib/session) then believes only TRUSTED_PROXIES. */
export function appendSocketAddress(): void {
  const prototype = Server.prototype as typeof Server.prototype & { [PATCHED]?: true };
  if (prototype[PATCHED]) return;
  prototype[PATCHED] = true;
  const emit = prototype.emit;
  prototype.emit = function (this: Server, event: string, ...args: unknown[]) {
    if (event === "request") {
      const { headers, socket } = args[0] as IncomingMessage;
      headers["x-forwarded-for"] = [headers["x-forwarded-for"], socket.remoteAddress]
        .filter(Boolean)
        .join(", ");
    }
    return emit.apply(this, [event, ...args] as unknown as Parameters<typeof emit>);
  } as typeof emit;
}
