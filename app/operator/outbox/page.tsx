import { PageHeader } from "@/components/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { readOutbox } from "@/lib/operator/read-installation";
import { ports } from "@/lib/runtime/ports";
import { operator } from "@/lib/session/operator";

export const metadata = { title: "Outbox" };

/** Mail as it was written. Without SMTP_URL nothing is sent, and it can be read here and passed on. */
export default async function OutboxPage() {
  const person = await operator("/operator/outbox");
  const { env, ...open } = await ports();
  const mails = await readOutbox(open, person);
  return (
    <>
      <PageHeader
        title="Outbox"
        subtitle={
          env.smtpUrl
            ? "The newest 200 mails. What could not be sent is tried again for three days."
            : "No mail server is set (SMTP_URL), so nothing is sent: read mails here and pass them on."
        }
      />
      {mails.length === 0 ? (
        <EmptyState>No mail yet.</EmptyState>
      ) : (
        <Table caption="Mails" stack>
          <thead>
            <tr>
              <Th>Subject</Th>
              <Th>To</Th>
              <Th>Written</Th>
              <Th>State</Th>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <tr key={mail.id}>
                <RowHeader>
                  <a className="link" href={`/operator/outbox/${mail.id}`}>
                    {mail.subject}
                  </a>
                </RowHeader>
                <Td label="To">{mail.recipient}</Td>
                <Td label="Written">
                  <When at={mail.createdAt} />
                </Td>
                <Td label="State">
                  {mail.sentAt
                    ? "Sent"
                    : mail.givenUpAt
                      ? `Given up: ${mail.lastProblem ?? ""}`
                      : mail.lastProblem
                        ? `Waiting after ${mail.tries} tries: ${mail.lastProblem}`
                        : "Waiting"}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
