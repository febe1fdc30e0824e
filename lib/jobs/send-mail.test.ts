import { createServer, type Socket } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { newId } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { type Deliver, sendDueMail, sendMail, smtpDelivery } from "./send-mail";

const START = new Date("2026-11-24T09:00:00Z");

describeEachDialect("sending mail", (database) => {
  let now = START;
  const problems: string[] = [];
  const work = () => ({
    database: database(),
    clock: () => now,
    log: { info: () => undefined, error: (message: string) => problems.push(message) },
  });
  const write = (count: number, key = "") =>
    doorWork(work(), ({ outbox }) =>
      outbox(null).add(
        Array.from({ length: count }, (_, i) => ({
          kind: "test",
          to: `p${i}@acme.test`,
          subject: "Hello",
          text: "Hello",
          html: "<p>Hello</p>",
          ...(key ? { dedupeKey: `${key}/${i}` } : {}),
        })),
        now,
        () => newId("mail"),
      ),
    );
  const rows = () => doorReads(work()).outbox(null).recent(1000);

  beforeEach(async () => {
    await database().transaction((tx) => tx.delete(database().tables.outbox) as unknown as Promise<void>);
    now = START;
    problems.length = 0;
  });

  test("two processes that run at once send each mail exactly once", async () => {
    await write(35);
    const sent: string[] = [];
    const deliver: Deliver = async (mail) => {
      await new Promise(setImmediate);
      sent.push(mail.id);
    };
    const counts = await Promise.all([sendDueMail(work(), deliver), sendDueMail(work(), deliver)]);
    expect(sent).toHaveLength(35);
    expect(new Set(sent).size).toBe(35);
    expect(counts[0]! + counts[1]!).toBe(35);
    expect((await rows()).every((row) => row.sentAt !== null && row.leasedUntil === null)).toBe(true);
    expect(await sendDueMail(work(), deliver)).toBe(0);
  });

  test("a mail that another process holds waits until that lease has ended", async () => {
    await write(1);
    await doorWork(work(), ({ outbox }) => outbox(null).lease(10, now, new Date(now.getTime() + 600_000)));
    expect(await sendDueMail(work(), async () => undefined)).toBe(0);
    now = new Date(START.getTime() + 600_000);
    expect(await sendDueMail(work(), async () => undefined)).toBe(1);
  });

  test("a failure is tried again after 1, 2, 4 minutes, and says why", async () => {
    await write(1);
    const times: number[] = [];
    const fail: Deliver = async () => {
      times.push((now.getTime() - START.getTime()) / 60_000);
      throw Object.assign(new Error("421 busy"), { responseCode: 421 });
    };
    for (let minute = 0; minute <= 8; minute++) {
      now = new Date(START.getTime() + minute * 60_000);
      await sendDueMail(work(), fail);
    }
    expect(times).toEqual([0, 1, 3, 7]);
    const [row] = await rows();
    expect(row).toMatchObject({ tries: 4, lastProblem: "421 busy", sentAt: null, givenUpAt: null });
    expect(problems).toHaveLength(4);
    now = new Date(START.getTime() + 20 * 60_000);
    expect(await sendDueMail(work(), async () => undefined)).toBe(1);
  });

  test("an address that the server refuses is given up at once, any mail after three days", async () => {
    await write(1);
    await sendDueMail(work(), async () => {
      throw Object.assign(new Error("550 no such user"), { code: "EENVELOPE", responseCode: 550 });
    });
    expect((await rows())[0]!.givenUpAt).toEqual(now);
    await write(1);
    now = new Date(START.getTime() + 73 * 3_600_000);
    await sendDueMail(work(), async () => {
      throw new Error("connection refused");
    });
    expect((await rows()).every((row) => row.givenUpAt !== null)).toBe(true);
  });

  test("the same key is written once", async () => {
    await write(1, "reminder");
    await write(1, "reminder");
    expect(await rows()).toHaveLength(1);
  });

  test("without a mail server nothing is sent and everything stays readable", async () => {
    await write(2);
    await sendMail.run({ ...work(), env: { smtpUrl: null } } as never);
    expect((await rows()).map((row) => [row.sentAt, row.tries, row.text])).toEqual([
      [null, 0, "Hello"],
      [null, 0, "Hello"],
    ]);
  });
});

const server = createServer((socket) => answerSmtp(socket));
let received = "";
afterAll(() => server.close());

test("M01 a mail reaches an SMTP server with both parts and a Message-ID that stays the same", async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const { deliver, close } = smtpDelivery(`smtp://127.0.0.1:${port}`, "Doorward <d@sp.test>", "sp.test");
  await deliver({
    id: "ML1",
    recipient: "li@acme.test",
    subject: "Hello",
    text: "As text",
    html: "<p>As HTML</p>",
  } as never);
  close();
  expect(received).toMatch(/^Message-ID: <ML1@sp\.test>/m);
  expect(received).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(received).toMatch(/Content-Type: multipart\/alternative/);
  expect(received).toContain("As text");
  expect(received).toContain("<p>As HTML</p>");
});

function answerSmtp(socket: Socket): void {
  let data = false;
  let buffer = "";
  socket.write("220 ready\r\n");
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    buffer += chunk;
    if (data) {
      if (!buffer.includes("\r\n.\r\n")) return;
      received = buffer;
      buffer = "";
      data = false;
      socket.write("250 taken\r\n");
      return;
    }
    for (let end = buffer.indexOf("\r\n"); end >= 0 && !data; end = buffer.indexOf("\r\n")) {
      const line = buffer.slice(0, end).toUpperCase();
      buffer = buffer.slice(end + 2);
      data = line === "DATA";
      socket.write(data ? "354 go on\r\n" : line === "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
    }
  });
}
