// The name server of the browser tests: one process, programmed over HTTP so that each spec sets its own domain.
import { createServer } from "node:http";
import { type DnsFault, startDnsServer } from "../lib/runtime/testing/dns-server";

interface Order {
  readonly set?:
    | { name: string; type: "TXT"; data: string[] }
    | { name: string; type: "CNAME"; data: string[] };
  readonly remove?: string;
  readonly fault?: { domain: string; fault: DnsFault | null };
}

/** Starts both: DNS on `dnsPort`, orders as JSON by POST on `controlPort`. */
export async function startProgrammableDns(
  dnsPort: number,
  controlPort: number,
): Promise<{ close(): Promise<void> }> {
  const dns = await startDnsServer({ port: dnsPort });
  const control = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.method === "POST") {
      const { set, remove, fault } = JSON.parse(body) as Order;
      if (set) dns.set(set.name, set.type as "TXT", set.data);
      if (remove) dns.remove(remove);
      if (fault) dns.fault(fault.domain, fault.fault);
    }
    response.end("ok");
  });
  await new Promise<void>((done) => control.listen(controlPort, "127.0.0.1", done));
  return {
    async close() {
      control.close();
      await dns.close();
    },
  };
}

/** From a spec: changes what the running server says. */
export async function tellDns(controlPort: number, order: Order): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${controlPort}/`, {
    method: "POST",
    body: JSON.stringify(order),
  });
  if (!response.ok) throw new Error(`The name server of the tests answered ${response.status}.`);
}

if (process.argv[1]?.endsWith("e2e/dns.ts")) {
  await startProgrammableDns(
    Number(process.env.E2E_DNS_PORT ?? 5310),
    Number(process.env.E2E_DNS_CONTROL_PORT ?? 5311),
  );
}
