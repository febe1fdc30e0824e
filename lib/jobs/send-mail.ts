// The outbox → the mail server. A lease keeps two processes from sending the same mail; a failure is tried again later.
import { createTransport } from "nodemailer";
import type { MailRow } from "../../db/repositories/outbox";
import type { Ports } from "../runtime/ports";
import { doorWork } from "../runtime/unit-of-work";
import type { Job } from "./schedule";

/** Hands one mail to the mail server; throws when that did not take it. */
export type Deliver = (mail: MailRow) => Promise<void>;

const BATCH = 10;
const LEASE_MINUTES = 10;
/** Longer than a delivery takes, so that a lease never ends while its mail is under way. */
const DELIVERY_SECONDS = 45;
const MAILS_PER_TURN = 500;
/** After this a mail is no news any more. */
const GIVE_UP_DAYS = 3;

/** Without SMTP_URL mail stays where the operator can read it (/operator). */
export const sendMail: Job = {
  name: "send-mail",
  everySeconds: 5,
  async run(ports) {
    const { smtpUrl } = ports.env;
    if (smtpUrl === null) return;
    const { deliver, close } = smtpDelivery(smtpUrl, ports.env.mailFrom, new URL(ports.env.appUrl).hostname);
    try {
      await sendDueMail(ports, deliver);
    } finally {
      close();
    }
  },
};

/** Sends what is due, a batch at a time. Safe to run in several processes at once. Answers how many were sent. */
export async function sendDueMail(
  ports: Pick<Ports, "database" | "clock" | "log">,
  deliver: Deliver,
): Promise<number> {
  let sent = 0;
  for (let taken = 0; taken < MAILS_PER_TURN; ) {
    const leasedUntil = new Date(ports.clock().getTime() + LEASE_MINUTES * 60_000);
    const batch = await doorWork(ports, ({ outbox }, now) => outbox(null).lease(BATCH, now, leasedUntil));
    if (batch.length === 0) break;
    taken += batch.length;
    for (const mail of batch) {
      // Whatever is left of a slow batch is taken again when its lease has ended.
      if (ports.clock().getTime() + 2 * DELIVERY_SECONDS * 1000 > leasedUntil.getTime()) break;
      if (await sendOne(ports, mail, deliver)) sent++;
    }
  }
  return sent;
}

async function sendOne(
  ports: Pick<Ports, "database" | "clock" | "log">,
  mail: MailRow,
  deliver: Deliver,
): Promise<boolean> {
  const outcome = await deliver(mail).then(
    () => null,
    (error: unknown) => ({ error, ...judgeFailure(mail, error, ports.clock()) }),
  );
  await doorWork(ports, ({ outbox }, now) =>
    outbox(null).settle(
      mail.id,
      outcome
        ? { tries: mail.tries + 1, lastProblem: outcome.problem, ...outcome.next }
        : { tries: mail.tries + 1, lastProblem: null, sentAt: now },
    ),
  );
  if (outcome) {
    ports.log.error(
      "givenUpAt" in outcome.next
        ? "A mail could not be sent and is given up; it can be read on the operator's page."
        : "A mail could not be sent; it is tried again.",
      outcome.problem,
      { mail: mail.id, kind: mail.kind, tries: mail.tries + 1 },
    );
  }
  return outcome === null;
}

/** A refused address is final; everything else is tried again after 1, 2, 4 … minutes, six hours at most. */
function judgeFailure(mail: MailRow, error: unknown, now: Date) {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string };
  const refused = code === "EENVELOPE" && responseCode !== undefined && responseCode >= 500;
  const old = now.getTime() - mail.createdAt.getTime() > GIVE_UP_DAYS * 86_400_000;
  const minutes = Math.min(2 ** mail.tries, 360);
  return {
    problem: (message ?? String(error)).slice(0, 500),
    next: refused || old ? { givenUpAt: now } : { dueAt: new Date(now.getTime() + minutes * 60_000) },
  };
}

/** The same Message-ID at every try, so that a mail server can drop a second copy. */
export function smtpDelivery(smtpUrl: string, from: string, host: string) {
  const transport = createTransport(smtpUrl, {
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const deliver: Deliver = async (mail) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The mail server did not answer within ${DELIVERY_SECONDS} seconds.`)),
        DELIVERY_SECONDS * 1000,
      );
    });
    const sending = transport.sendMail({
      from,
      to: { name: "", address: mail.recipient },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${mail.id}@${host}>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    try {
      await Promise.race([sending, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
  return { deliver, close: () => transport.close() };
}
