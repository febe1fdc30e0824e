import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { type MailExample, mailExamples } from "@/lib/mail/examples";
import { ports } from "@/lib/runtime/ports";

export const metadata = { title: "Mails" };

const nameOf = ({ template, state }: MailExample) => (state === null ? template : `${template}, ${state}`);

/** Every mail in every state with made-up data: one at a time, text and HTML side by side, wide and narrow. */
export default async function MailsPage({ searchParams }: { searchParams: Promise<{ mail?: string }> }) {
  const { mail: chosen } = await searchParams;
  const examples = mailExamples((await ports()).env.appUrl);
  const shown = examples.find((example) => nameOf(example) === chosen) ?? examples[0]!;
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex max-w-[1440px] flex-col gap-6 px-4 py-8 sm:px-8">
      <PageHeader
        back={{ href: "/design", label: "Design" }}
        title="Mails"
        subtitle={`${examples.length} mails, as they are sent. Nothing here sends one.`}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[260px_minmax(0,1fr)]">
        <nav aria-label="Mails">
          <ul className="flex flex-col gap-1">
            {examples.map((example) => (
              <li key={nameOf(example)}>
                <a
                  className="link inline-flex min-h-6 items-center wrap-anywhere"
                  href={`/design/mails?mail=${encodeURIComponent(nameOf(example))}`}
                  aria-current={example === shown ? "page" : undefined}
                >
                  {nameOf(example)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Shown example={shown} />
      </div>
    </main>
  );
}

function Shown({ example }: { example: MailExample }) {
  const { mail } = example;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Card title={mail.subject}>
        <Facts
          facts={[
            { term: "Template", is: nameOf(example) },
            { term: "Kind", is: mail.kind },
            { term: "To", is: mail.to },
            { term: "Not twice", is: mail.dedupeKey ?? "each is sent" },
          ]}
        />
      </Card>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Card title="Text">
          <pre className="overflow-x-auto whitespace-pre-wrap wrap-anywhere font-mono text-value">
            {mail.text}
          </pre>
        </Card>
        <Card title="HTML">
          <Frame title="HTML part" html={mail.html} width="100%" />
        </Card>
      </div>
      <Card title="HTML, 320 pixels wide">
        <Frame title="HTML part, narrow" html={mail.html} width="320px" />
      </Card>
    </div>
  );
}

/** No script, no form, no link out of it: as strict as mail programs are. */
function Frame({ title, html, width }: { title: string; html: string; width: string }) {
  return (
    <iframe
      title={title}
      sandbox=""
      srcDoc={html}
      style={{ width, maxWidth: "100%" }}
      className="h-[640px] rounded-card border border-line"
    />
  );
}
