import { Card } from "@/components/ui/card";
import { CopyBlock } from "@/components/ui/copy-block";
import { Disclosure } from "@/components/ui/disclosure";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Ticket, TicketList } from "@/components/ui/ticket";
import { When } from "@/components/when";
import { ActionForm } from "../../action-form";
import { chooseVerificationMethod, mailDnsInstructions } from "../actions";
import type { DomainDetail } from "../domains";
import { CheckNow } from "./check-now";
import { Doctor } from "./doctor";

/** The record to add, what we saw at the last look, and the ways on: by oneself, by a colleague, by a file. */
export function Record({ domain }: { domain: DomainDetail }) {
  const byFile = domain.method === "https-file";
  const { is } = domain.state;
  const [verb, where] =
    is === "verified"
      ? ["Keep", ""]
      : is === "needs-attention" || is === "lost"
        ? ["Put", "back "]
        : [byFile ? "Put" : "Add", ""];
  const title = byFile
    ? `${verb} this file ${where}on your web server`
    : `${verb} this record ${where}at your DNS provider`;
  return (
    <Card id="record" title={title}>
      {byFile ? <FileTickets domain={domain} /> : <RecordTickets domain={domain} />}
      <Doctor domain={domain} />
      <CheckNow
        domainId={domain.id}
        label={is === "lost" ? "Verify again" : "Check now"}
        tone={is === "verified" ? "secondary" : "primary"}
      />
      <Schedule domain={domain} />
      <div className="flex flex-col gap-1 border-t border-line pt-4">
        {byFile ? null : <SomeoneElse domain={domain} />}
        <Trouble domain={domain} />
        <OtherMethod domain={domain} />
      </div>
    </Card>
  );
}

function RecordTickets({ domain: { record, provider, name } }: { domain: DomainDetail }) {
  return (
    <>
      {provider ? (
        <div>
          <p>We noticed your DNS is at {provider.name}.</p>
          <Disclosure summary={`${provider.name} steps`}>
            <ol className="flex list-decimal flex-col gap-1 pl-5 wrap-anywhere">
              {provider.steps.map((step) => (
                <li key={step}>{step.replace("{name}", record.name).replace("{value}", record.value)}</li>
              ))}
            </ol>
          </Disclosure>
        </div>
      ) : null}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Ticket label="Type" value={record.type} />
        <Ticket
          label="Name"
          altLabels={["Host", "Record name", "Subdomain"]}
          value={record.name}
          note="Most providers add the domain by themselves."
        />
        <Ticket label="Full name" value={record.fullName} note="If your provider wants the full name." />
        <div className="sm:col-span-2">
          <Ticket
            label="Value"
            altLabels={["Content", "Data", "Text"]}
            value={record.value}
            note={`The value is public: it proves only that whoever runs the DNS of ${name} put it there.`}
          />
        </div>
        <Ticket label="TTL" value={record.ttl} note="Or “Auto”. It does not matter for the proof." />
      </div>
    </>
  );
}

function FileTickets({ domain: { file, name } }: { domain: DomainDetail }) {
  return (
    <TicketList>
      <Ticket
        label="Address of the file"
        value={file.url}
        note={`It must be on ${name} itself, over https: redirects to another host, www included, are not followed.`}
      />
      <Ticket
        label="Content"
        value={file.content}
        note="The value and nothing else. Keep the file in place: we look at it once a day."
      />
    </TicketList>
  );
}

function Schedule({
  domain: { state, nextCheckAt, checkedAt, endsAt, mailIsSent },
}: {
  domain: DomainDetail;
}) {
  if (!nextCheckAt || state.is === "lost") return null;
  return (
    <p className="measure text-text-2">
      We also check by ourselves: next {checkedAt ? <When at={nextCheckAt} /> : "in a moment"}.{" "}
      {state.is === "waiting" || state.is === "taken" ? (
        <>
          You can close this page{mailIsSent ? "; we’ll e-mail you" : " and come back"}. The record counts
          until <When at={endsAt} format="day" />.
        </>
      ) : null}
    </p>
  );
}

function SomeoneElse({ domain: { id, instructions, mailIsSent } }: { domain: DomainDetail }) {
  return (
    <Disclosure summary="Someone else looks after DNS?" id="someone-else">
      <p className="measure text-text-2">They need no account here. Copy the text, or let us mail it.</p>
      <CopyBlock label="Instructions as text" value={instructions} prose />
      <ActionForm
        action={mailDnsInstructions}
        className="flex max-w-[640px] flex-col items-start gap-3"
        done={
          mailIsSent
            ? "The instructions are on their way."
            : "No mail server is set up here, so the mail waits in the operator’s outbox. Better pass the text on yourself."
        }
      >
        <input type="hidden" name="domainId" value={id} />
        <div className="w-full">
          <TextField
            name="email"
            type="email"
            label="Their e-mail address"
            autoComplete="off"
            hint="They get the record, why it is needed, and what happens then."
          />
        </div>
        <SubmitButton tone="secondary">E-mail instructions</SubmitButton>
      </ActionForm>
    </Disclosure>
  );
}

function Trouble({ domain: { method, name, record, file } }: { domain: DomainDetail }) {
  const command = method === "dns" ? `nslookup -type=TXT ${record.fullName}` : `curl ${file.url}`;
  return (
    <Disclosure summary="It doesn’t work" id="trouble">
      <ul className="measure flex list-disc flex-col gap-1 pl-5">
        {method === "dns" ? (
          <>
            <li>
              Is it the right place? The record belongs where the name servers of {name} are run, not where
              the website is.
            </li>
            <li>
              Is the name just {record.name}? With the domain behind it, many providers add the domain twice.
            </li>
            <li>Is the type TXT, and was it saved or published? Some providers keep changes as a draft.</li>
            <li>
              Does a CNAME stand at that name? Then put the TXT record at {name} itself: we accept that too.
            </li>
          </>
        ) : (
          <>
            <li>
              Does the address open in a private browser window, without signing in and without a warning?
            </li>
            <li>Is the content only the value, as plain text, not a web page?</li>
            <li>Does the server allow folders that begin with a dot?</li>
          </>
        )}
      </ul>
      <Ticket
        label="What the internet sees"
        value={command}
        note="Type it into a command line and compare."
      />
    </Disclosure>
  );
}

function OtherMethod({ domain: { id, method, file } }: { domain: DomainDetail }) {
  const byFile = method === "https-file";
  return (
    <Disclosure summary={byFile ? "Use a DNS record instead" : "Can’t change DNS?"} id="other-method">
      <p className="measure text-text-2">
        {byFile
          ? "A DNS record is the better proof: it stays when the website moves."
          : `Then put a small text file on the web server of this domain, at ${file.url}. It has to stay there. A DNS record is the better proof: it stays when the website moves.`}
      </p>
      <ActionForm action={chooseVerificationMethod}>
        <input type="hidden" name="domainId" value={id} />
        <input type="hidden" name="method" value={byFile ? "dns" : "https-file"} />
        <div>
          <SubmitButton tone="secondary">
            {byFile ? "Use a DNS record" : "Upload a file instead"}
          </SubmitButton>
        </div>
      </ActionForm>
    </Disclosure>
  );
}
