import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { CopyBlock } from "@/components/ui/copy-block";
import { Facts } from "@/components/ui/facts";
import { When } from "@/components/when";
import { readMail } from "@/lib/operator/read-installation";
import { ports } from "@/lib/runtime/ports";
import { operator } from "@/lib/session/operator";

export const metadata = { title: "Mail" };

/** One mail as text, to read and pass on. */
export default async function MailPage({ params }: { params: Promise<{ mailId: string }> }) {
  const person = await operator("/operator/outbox");
  const mail = await readMail(await ports(), person, (await params).mailId);
  if (!mail) notFound();
  return (
    <>
      <PageHeader title={mail.subject} back={{ href: "/operator/outbox", label: "Outbox" }} />
      <Facts
        facts={[
          { term: "To", is: mail.recipient },
          { term: "Written", is: <When at={mail.createdAt} format="absolute" /> },
          { term: "Sent", is: mail.sentAt ? <When at={mail.sentAt} format="absolute" /> : "not yet" },
        ]}
      />
      <CopyBlock label="Mail" value={mail.text} />
    </>
  );
}
