import { Lock, LockOpen } from "lucide-react";
import { PageHeader } from "@/components/page-header";
import { Badge } from "@/components/ui/badge";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { type DoorAnswer, tryAllDoors, waitForDoors } from "@/lib/doors/all-doors";
import { addressToTryQuery } from "@/lib/queries/address-to-try";
import { ports } from "@/lib/runtime/ports";
import { ask } from "@/lib/session/ask";

export const metadata = { title: "Try every way in" };

/** Every way in for one address, tried and taken back: a table of what is open and what is closed, and why. */
export default async function DoorsPage({ searchParams }: { searchParams: Promise<{ email?: string }> }) {
  const { email = "" } = await searchParams;
  const answer = await ask(addressToTryQuery, { email }, "/admin/sign-ins/doors");
  const asked = email.trim() !== "";
  const of = asked && answer.problem === undefined ? answer : null;
  const open = await ports();
  const wait = of && (await waitForDoors(open, of.organizationId));
  const doors = of && wait === null ? await tryAllDoors(open, of) : null;
  return (
    <>
      <PageHeader
        back={{ href: "/admin/sign-ins", label: "Sign-in log" }}
        title="Try every way in"
        subtitle="Does anything go round SSO for this address? Each way is tried as if every password, code and link were right, and taken back: nobody is signed in, nothing is sent, no log shows it."
      />
      <Card>
        <form method="get" className="flex max-w-xl flex-col gap-4">
          <TextField
            name="email"
            label="E-mail address"
            hint="One of your people, or any address on a domain of yours."
            defaultValue={email}
            error={asked ? answer.problem : undefined}
            autoComplete="off"
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" tone="primary">
              Try every way in
            </Button>
            <LinkButton
              href={`/admin/sign-ins/simulate${asked ? `?email=${encodeURIComponent(email)}` : ""}`}
            >
              What happens at sign-in
            </LinkButton>
          </div>
        </form>
      </Card>
      {wait === null ? null : (
        <Notice tone="warn" title="Too many tries">
          <p>Wait {Math.ceil(wait / 60)} minutes and try again.</p>
        </Notice>
      )}
      {of && doors ? <Answers email={of.email} name={of.name} doors={doors} /> : null}
    </>
  );
}

function Answers({
  email,
  name,
  doors,
}: {
  email: string;
  name: string | null;
  doors: readonly DoorAnswer[];
}) {
  const open = doors.filter(({ closed }) => !closed);
  const around = open.filter(({ by }) => by !== "sso");
  return (
    <>
      <Notice
        tone={around.length === 0 ? "ok" : "info"}
        title={
          around.length === 0
            ? `Nothing goes round SSO for ${email}`
            : `${around.length} of ${doors.length} ways work without SSO for ${email}`
        }
      >
        <p>
          {name ? `${name} is one of your people.` : "Nobody with this address is invited here."}{" "}
          {around.length === 0
            ? `All ${doors.length} ways were tried just now, with the functions that visitors meet.`
            : "The open ones stand first, each with the rule that lets it be open."}
        </p>
      </Notice>
      <Table caption={`Ways in for ${email}`} stack>
        <thead>
          <tr>
            <Th>Way in</Th>
            <Th>Answer</Th>
            <Th>Why</Th>
          </tr>
        </thead>
        <tbody>
          {[...open, ...doors.filter(({ closed }) => closed)].map(({ door, title, closed, by, because }) => (
            <tr key={door}>
              <RowHeader>{title}</RowHeader>
              <Td label="Answer">
                {closed ? (
                  <Badge tone="ok" icon={Lock}>
                    Closed
                  </Badge>
                ) : (
                  <Badge tone={by === "sso" ? "info" : "exempt"} icon={LockOpen}>
                    Open
                  </Badge>
                )}
              </Td>
              <Td label="Why">{because}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
