import { PageHeader } from "@/components/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { isSignUpOpen, readOrganizations } from "@/lib/operator/read-installation";
import { ports } from "@/lib/runtime/ports";
import { operator } from "@/lib/session/operator";
import { setSignUp } from "./actions";
import { LegacyForm } from "./legacy-form";

export const metadata = { title: "Operator" };

/** Every organization of this installation, and who may make new ones. */
export default async function OperatorPage() {
  const person = await operator();
  const open = await ports();
  const organizations = await readOrganizations(open, person);
  const signUp = await isSignUpOpen(open);
  return (
    <>
      <PageHeader
        title="Organizations"
        subtitle="Profiles, people and domains are managed by each organization itself. The command line (npm run doorward) does everything else."
      />
      {organizations.length === 0 ? (
        <EmptyState>No organization yet.</EmptyState>
      ) : (
        <Table caption="Organizations" stack>
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>ID</Th>
              <Th>Domains</Th>
              <Th numeric>People</Th>
              <Th>Since</Th>
            </tr>
          </thead>
          <tbody>
            {organizations.map((row) => (
              <tr key={row.id}>
                <RowHeader>{row.name}</RowHeader>
                <Td label="ID">
                  <code className="wrap-anywhere">{row.id}</code>
                </Td>
                <Td label="Domains">
                  {row.domains.length === 0
                    ? "none"
                    : row.domains
                        .map(
                          ({ name, verified, required }) =>
                            `${name} (${required ? "SSO required" : verified ? "verified" : "not verified"})`,
                        )
                        .join(", ")}
                </Td>
                <Td label="People" numeric>
                  {row.people}
                  {row.more ? "+" : ""}
                </Td>
                <Td label="Since">
                  <When at={row.createdAt} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Card title="Activate a legacy profile">
        <p className="measure text-text-2">
          A legacy profile (JB…) works for sign-ins, and is hidden from its organization until it is
          activated. Name it by its ID, or by the address of somebody who signs in with it.
        </p>
        <LegacyForm />
      </Card>
      <Card title="Sign-up">
        <p className="measure">
          {signUp
            ? "Sign-up is open: anybody who proves an address by mail can create an organization."
            : "Sign-up is closed: new organizations are made on the command line (npm run doorward -- org create). Links that are out do not work."}
        </p>
        <form action={setSignUp}>
          <input type="hidden" name="open" value={signUp ? "0" : "1"} />
          <SubmitButton tone="secondary">{signUp ? "Close sign-up" : "Open sign-up"}</SubmitButton>
        </form>
      </Card>
    </>
  );
}
