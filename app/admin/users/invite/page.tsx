import { PageHeader } from "../../../../components/page-header";
import { Card } from "../../../../components/ui/card";
import { inviteChoicesQuery } from "../../../../lib/queries/invite-choices";
import { ask } from "../../../../lib/session/ask";
import { InviteForm } from "./invite-form";

export const metadata = { title: "Invite people" };

/** Many at once; each sees the path that their address will take (S12). `emails` fills the field, from the list of wishes. */
export default async function InvitePage({ searchParams }: { searchParams: Promise<{ emails?: string }> }) {
  const { emails } = await searchParams;
  const choices = await ask(inviteChoicesQuery, {}, "/admin/users/invite");
  return (
    <>
      <PageHeader
        back={{ href: "/admin/users", label: "Users" }}
        title="Invite people"
        subtitle={
          choices.mailIsSent
            ? "Everybody gets a mail with one button. It works for 14 days."
            : "Everybody gets a link of their own, which works for 14 days. No mail server is set up, so you pass the links on."
        }
      />
      <Card>
        <InviteForm emails={emails?.slice(0, 5000) ?? ""} choices={choices} />
      </Card>
    </>
  );
}
