import { Card } from "../../../../components/ui/card";
import { RowHeader, Table, Td, Th } from "../../../../components/ui/table";
import { When } from "../../../../components/when";
import { deviceName } from "../../../../lib/core/device";
import { SignInTable } from "../../../sign-in-table";
import { BY_WORDS } from "../people";
import { PersonButton } from "./person-buttons";
import type { User } from "./user";

/** Where this person is signed in now. */
export function PersonSessions({ user }: { user: User }) {
  const { sessions, name } = user;
  return (
    <Card
      title="Sessions"
      meta={`${sessions.length} open`}
      actions={
        sessions.length > 0 && user.mayChange ? (
          <PersonButton kind="sign-out" person={{ id: user.id, name, email: user.email }}>
            Sign out everywhere…
          </PersonButton>
        ) : null
      }
    >
      {sessions.length === 0 ? (
        <p className="text-text-2">{name} is not signed in anywhere.</p>
      ) : (
        <Table caption={`Sessions of ${name}`} stack>
          <thead>
            <tr>
              <Th>Device</Th>
              <Th>From</Th>
              <Th>By</Th>
              <Th>Since</Th>
              <Th>Last used</Th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <RowHeader>{deviceName(session.userAgent)}</RowHeader>
                <Td label="From">{session.ip ?? "not known"}</Td>
                <Td label="By">{BY_WORDS[session.by]}</Td>
                <Td label="Since">
                  <When at={session.startedAt} />
                </Td>
                <Td label="Last used">
                  <When at={session.lastSeenAt} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** The last ten tries, good or bad. */
export function PersonSignIns({ user }: { user: User }) {
  const { signIns, name, email } = user;
  return (
    <Card
      title="Last sign-ins"
      actions={
        <a className="link" href={`/admin/sign-ins?email=${encodeURIComponent(email)}`}>
          All in the sign-in log
        </a>
      }
    >
      {signIns.length === 0 ? (
        <p className="text-text-2">{name} has not tried to sign in yet.</p>
      ) : (
        <SignInTable
          caption={`Last sign-ins of ${name}`}
          rows={signIns}
          columns={["method", "reason", "where"]}
        />
      )}
    </Card>
  );
}
