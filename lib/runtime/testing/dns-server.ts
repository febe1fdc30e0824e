// A real authoritative name server for tests and the demo: UDP and TCP, and every fault the DNS doctor knows.
import { createSocket, type Socket } from "node:dgram";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Question,
  TRUNCATED_RESPONSE,
} from "dns-packet";

export type DnsFault =
  | "SERVFAIL"
  | "REFUSED"
  | "silence"
  | "garbage"
  | "truncate"
  | "wrong-id"
  | "wrong-question";

export interface TestDnsServer {
  /** `127.0.0.1:port`, for DNS_SERVERS. */
  readonly address: string;
  readonly port: number;
  /** Replaces the records of that type at the name. TXT: one string, or the strings of one record, per item. */
  set(name: string, type: "TXT", data: ReadonlyArray<string | readonly string[]>): void;
  set(name: string, type: "CNAME" | "NS" | "A", data: readonly string[]): void;
  /** Removes the name; the zone it is in answers NXDOMAIN unless it has names below. */
  remove(name: string): void;
  /** Answers with this fault for the domain and everything below it; null mends it. */
  fault(domain: string, fault: DnsFault | null): void;
  /** Names that were asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

const RCODE = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

/** Answers for any name it was told about and for `zones`, whose roots always exist. Port 0 takes a free one. */
export async function startDnsServer(
  options: { port?: number; host?: string; zones?: readonly string[] } = {},
): Promise<TestDnsServer> {
  const host = options.host ?? "127.0.0.1";
  const records = new Map<string, Map<string, Answer[]>>();
  const faults = new Map<string, DnsFault>();
  const asked: string[] = [];
  const zones = new Set(options.zones ?? []);

  const exists = (name: string) =>
    zones.has(name) || [...records.keys()].some((known) => known === name || known.endsWith(`.${name}`));
  const faultOf = (name: string) =>
    [...faults].find(([domain]) => name === domain || name.endsWith(`.${domain}`))?.[1] ?? null;

  const answer = (message: Buffer, over: "udp" | "tcp"): Buffer | null => {
    const query = decode(message);
    const question = query.questions?.[0];
    if (!question) return null;
    const name = question.name.toLowerCase();
    asked.push(name);
    const fault = faultOf(name);
    if (fault === "silence") return null;
    if (fault === "garbage")
      return Buffer.concat([message.subarray(0, 2), Buffer.from("8580ffffffffffffffff", "hex")]);
    const cut = fault === "truncate" && over === "udp";
    const id = fault === "wrong-id" ? ((query.id ?? 0) + 1) % 65_536 : query.id;
    const rcode = fault === "SERVFAIL" || fault === "REFUSED" ? fault : exists(name) ? "NOERROR" : "NXDOMAIN";
    const here = records.get(name);
    return encode({
      type: "response",
      id,
      flags: AUTHORITATIVE_ANSWER | (cut ? TRUNCATED_RESPONSE : 0) | RCODE[rcode],
      questions: [fault === "wrong-question" ? { ...question, name: `other.${name}` } : question],
      answers: cut || rcode !== "NOERROR" ? [] : answersAt(here, question),
    });
  };

  const { udp, tcp, port } = await listen(host, options.port ?? 0);
  udp.on("message", (message, from) => {
    const reply = safely(() => answer(message, "udp"));
    if (reply) udp.send(reply, from.port, from.address);
  });
  tcp.on("connection", (socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => socket.destroy());
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const reply = safely(() => answer(received.subarray(2, 2 + received.readUInt16BE(0)), "tcp"));
      if (!reply) return;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(reply.length);
      socket.end(Buffer.concat([length, reply]));
    });
  });

  return {
    address: `${host}:${port}`,
    port,
    asked,
    set(name: string, type: "TXT" | "CNAME" | "NS" | "A", data: ReadonlyArray<string | readonly string[]>) {
      const key = name.toLowerCase();
      const here = records.get(key) ?? new Map<string, Answer[]>();
      here.set(
        type,
        data.map((item) => ({ type, name, ttl: 60, class: "IN", data: item }) as Answer),
      );
      records.set(key, here);
    },
    remove: (name) => void records.delete(name.toLowerCase()),
    fault: (domain, fault) => void (fault ? faults.set(domain, fault) : faults.delete(domain)),
    async close() {
      await new Promise<void>((done) => udp.close(() => done()));
      await new Promise<void>((done) => tcp.close(() => done()));
    },
  };
}

/** A CNAME stands alone, whatever type was asked. */
function answersAt(here: Map<string, Answer[]> | undefined, { type }: Question): Answer[] {
  return here?.get("CNAME") ?? here?.get(type) ?? [];
}

/** The same port for both: UDP takes one, TCP follows. */
async function listen(host: string, wanted: number): Promise<{ udp: Socket; tcp: Server; port: number }> {
  for (let tries = 0; ; tries++) {
    const udp = createSocket("udp4");
    const tcp = createServer();
    await new Promise<void>((done, fail) => udp.once("error", fail).bind(wanted, host, done));
    const { port } = udp.address() as AddressInfo;
    try {
      await new Promise<void>((done, fail) => tcp.once("error", fail).listen(port, host, done));
      return { udp, tcp, port };
    } catch (error) {
      udp.close();
      if (wanted !== 0 || tries === 5) throw error;
    }
  }
}

function safely<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
