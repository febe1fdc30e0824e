import { PageHeader } from "../../../../components/page-header";
import { buttonClass } from "../../../../components/ui/button";
import { EmptyState } from "../../../../components/ui/empty-state";
import { SubmitButton } from "../../../../components/ui/submit-button";
import { RowHeader, Table, Td, Th } from "../../../../components/ui/table";
import { When } from "../../../../components/when";
import { wishesQuery } from "../../../../lib/queries/wishes";
import { ask } from "../../../../lib/session/ask";
import { ActionForm } from "../../action-form";
import { withQuery } from "../../log-address";
import { inviteUsers } from "../actions";

export const metadata = { title: "Not invited yet" };

/** Who came with a valid sign-in but has no account (S13). SSO makes none unless the profile says so: an administrator invites, or leaves it. */
export default async function WishesPage() {
  const { wishes, days, mailIsSent } = await ask(wishesQuery, {}, "/admin/users/wishes");
  return (
    <>
      <PageHeader
        back={{ href: "/admin/users", label: "Users" }}
        title="Not invited yet"
        subtitle={`Your identity provider let these people in during the last ${days} days, but they are not on your list, so they were refused. SSO makes accounts only where a profile’s options say so.`}
        actions={
          wishes.length > 1 ? (
            <a
              className={buttonClass()}
              href={withQuery("/admin/users/invite", {
                emails: wishes.map(({ email }) => email).join("\n"),
              })}
            >
              Invite {wishes.length} people…
            </a>
          ) : null
        }
      />
      {wishes.length === 0 ? (
        <EmptyState>Nobody was refused for not being invited in the last {days} days.</EmptyState>
      ) : (
        <Table caption="People who are not invited yet" stack>
          <thead>
            <tr>
              <Th>Address</Th>
              <Th>Last try</Th>
              <Th numeric>Tries</Th>
              <Th hidden>Invite</Th>
            </tr>
          </thead>
          <tbody>
            {wishes.map(({ email, tries, last }) => (
              <tr key={email}>
                <RowHeader className="wrap-anywhere">{email}</RowHeader>
                <Td label="Last try">
                  <When at={last} />
                </Td>
                <Td label="Tries" numeric>
                  <a
                    className="link"
                    href={withQuery("/admin/sign-ins", { email, result: "refused" })}
                    aria-label={`${tries} tries of ${email} in the sign-in log`}
                  >
                    {tries}
                  </a>
                </Td>
                <Td>
                  {mailIsSent ? (
                    <ActionForm action={inviteUsers} className="flex flex-col items-start gap-2">
                      <input type="hidden" name="emails" value={email} />
                      <SubmitButton tone="secondary" aria-label={`Invite ${email}`} pending="Inviting…">
                        Invite
                      </SubmitButton>
                    </ActionForm>
                  ) : (
                    // The link to pass on is shown there.
                    <a
                      className={buttonClass()}
                      href={withQuery("/admin/users/invite", { emails: email })}
                      aria-label={`Invite ${email}`}
                    >
                      Invite
                    </a>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}
