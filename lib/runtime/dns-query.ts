// One question to one name server: UDP, and TCP when the answer was cut. Answers only from the asked address, id and question.
import { randomInt } from "node:crypto";
import { createSocket } from "node:dgram";
import { connect, isIPv6 } from "node:net";
import { type DecodedPacket, decode, encode, type RecordType, TRUNCATED_RESPONSE } from "dns-packet";
import type { DnsFailure } from "../core/dns-observation";

export interface NameServer {
  /** As shown to people. */
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

export type DnsReply =
  | { readonly rcode: "NOERROR" | "NXDOMAIN"; readonly answers: NonNullable<DecodedPacket["answers"]> }
  | { readonly failed: DnsFailure };

const QUERY_MS = 2000;
/** UDP may lose a packet: asked again after this. */
const RESEND_MS = 700;
const MAX_ANSWERS = 200;

/** Never throws, ends after two seconds (four, when TCP is needed). `recurse` only for servers that DNS_SERVERS names. */
export async function askNameServer(
  server: NameServer,
  name: string,
  type: RecordType,
  recurse = false,
): Promise<DnsReply> {
  const id = randomInt(0, 65_536);
  const question = encode({
    type: "query",
    id,
    flags: recurse ? 0x0100 : 0,
    questions: [{ type, name, class: "IN" }],
  });
  const fits = (message: Buffer) => matching(message, id, name, type);
  const overUdp = await askUdp(server, question, fits);
  if ("failed" in overUdp) return overUdp;
  const packet =
    ((overUdp.packet.flags ?? 0) & TRUNCATED_RESPONSE) !== 0 ? await askTcp(server, question, fits) : overUdp;
  return "failed" in packet ? packet : replyOf(packet.packet);
}

type Heard = { readonly packet: DecodedPacket & { rcode?: string } } | { readonly failed: DnsFailure };
type Fits = (message: Buffer) => Heard | null;

/** Null when the message is not the answer to this question: somebody else's words. */
function matching(message: Buffer, id: number, name: string, type: RecordType): Heard | null {
  if (message.length < 12 || message.readUInt16BE(0) !== id) return null;
  try {
    const packet = decode(message);
    const question = packet.questions?.[0];
    const same = question?.type === type && question.name.toLowerCase() === name.toLowerCase();
    return packet.type === "response" && same ? { packet } : null;
  } catch {
    return { failed: "malformed answer" };
  }
}

function replyOf(packet: DecodedPacket & { rcode?: string }): DnsReply {
  const { rcode } = packet;
  const answers = packet.answers ?? [];
  if (answers.length > MAX_ANSWERS) return { failed: "malformed answer" };
  if (rcode === "NOERROR" || rcode === "NXDOMAIN") return { rcode, answers };
  return { failed: rcode === "SERVFAIL" ? "SERVFAIL" : rcode === "REFUSED" ? "REFUSED" : "malformed answer" };
}

function askUdp({ address, port }: NameServer, question: Buffer, fits: Fits): Promise<Heard> {
  return new Promise((settle) => {
    // A new socket per question: a random source port, and the kernel drops what comes from another address.
    const socket = createSocket(isIPv6(address) ? "udp6" : "udp4");
    const end = (heard: Heard) => {
      clearTimeout(timer);
      clearTimeout(resend);
      socket.removeAllListeners();
      socket.on("error", () => {});
      socket.close();
      settle(heard);
    };
    const send = () => socket.send(question, (error) => error && end({ failed: "unreachable" }));
    const timer = setTimeout(() => end({ failed: "time-out" }), QUERY_MS);
    const resend = setTimeout(() => connected && send(), RESEND_MS);
    let connected = false;
    socket.on("error", () => end({ failed: "unreachable" }));
    socket.on("message", (message) => {
      const heard = fits(message);
      if (heard) end(heard);
    });
    socket.connect(port, address, () => {
      connected = true;
      send();
    });
  });
}

function askTcp({ address, port }: NameServer, question: Buffer, fits: Fits): Promise<Heard> {
  return new Promise((settle) => {
    const socket = connect({ host: address, port });
    let received = Buffer.alloc(0);
    const end = (heard: Heard) => {
      clearTimeout(timer);
      socket.removeAllListeners();
      socket.on("error", () => {});
      socket.destroy();
      settle(heard);
    };
    const timer = setTimeout(() => end({ failed: "time-out" }), QUERY_MS);
    socket.on("error", () => end({ failed: "unreachable" }));
    socket.on("close", () => end({ failed: "malformed answer" }));
    socket.on("connect", () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(question.length);
      socket.write(Buffer.concat([length, question]));
    });
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      end(fits(received.subarray(2, 2 + received.readUInt16BE(0))) ?? { failed: "malformed answer" });
    });
  });
}
