import { Card } from "../../../../components/ui/card";
import { SubmitButton } from "../../../../components/ui/submit-button";
import { RowHeader, Table, Td, Th } from "../../../../components/ui/table";
import { When } from "../../../../components/when";
import { ActionForm } from "../../action-form";
import { repinIdentity } from "../actions";
import type { User } from "./user";

/** Whom the identity provider knows this person as. A different one is refused until somebody here accepts it (SECURITY.md I4). */
export function Identities({ user }: { user: User }) {
  return (
    <Card title="Identity at the identity provider">
      <p className="measure text-text-2">
        {user.name} is bound to this identity since the first SSO sign-in. If their account there was made
        anew, sign-in is refused; accept the new identity here, and the next sign-in with {user.email} binds
        it.
      </p>
      <Table caption={`Identities of ${user.name}`} stack>
        <thead>
          <tr>
            <Th>Profile</Th>
            <Th>Name ID</Th>
            <Th>Issuer</Th>
            <Th>Since</Th>
            <Th hidden>Action</Th>
          </tr>
        </thead>
        <tbody>
          {user.identities.map(({ profileId, profile, issuer, nameId, pinnedAt }) => (
            <tr key={profileId}>
              <RowHeader>{profile}</RowHeader>
              <Td label="Name ID" mono>
                {nameId}
              </Td>
              <Td label="Issuer" mono>
                {issuer}
              </Td>
              <Td label="Since">
                <When at={pinnedAt} format="day" />
              </Td>
              <Td>
                <ActionForm action={repinIdentity} className="flex flex-col items-start gap-2">
                  <input type="hidden" name="userId" value={user.id} />
                  <input type="hidden" name="profileId" value={profileId} />
                  <SubmitButton tone="secondary" aria-label={`Accept a new identity at ${profile}`}>
                    Accept a new one
                  </SubmitButton>
                </ActionForm>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
