import { PageHeader } from "../../../../components/page-header";
import { Card } from "../../../../components/ui/card";
import { inviteChoicesQuery } from "../../../../lib/queries/invite-choices";
import { ask } from "../../../../lib/session/ask";
import { ImportForm } from "./import-form";

export const metadata = { title: "Import people" };
const TEMPLATE = "email,name,role\r\nmia@example.com,Mia Chen,member\r\n";

/** Many people from a file: first a dry run, row by row; then the import does exactly that (UX.md A.6.8). */
export default async function ImportPage() {
  await ask(inviteChoicesQuery, {}, "/admin/users/import");
  return (
    <>
      <PageHeader
        back={{ href: "/admin/users", label: "Users" }}
        title="Import people"
        subtitle="You see first what will be added, changed and skipped, and why. An import never switches SSO on or off for anybody."
      />
      <Card title="Your file">
        <p className="measure text-text-2">
          A CSV file with the column <code>email</code>, and <code>name</code> and <code>role</code> (owner,
          admin or member) if you like; other columns are ignored. New addresses are invited. Empty cells
          change nothing. The export has the same columns.{" "}
          <a
            className="link"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`}
            download="people-template.csv"
          >
            Download a template
          </a>
        </p>
        <ImportForm />
      </Card>
    </>
  );
}
