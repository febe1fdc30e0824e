import { Card } from "../../../../components/ui/card";
import { StatusBadge } from "../../../../components/ui/status-badge";
import { RowHeader, Table, Td, Th } from "../../../../components/ui/table";
import { When } from "../../../../components/when";
import { deviceName } from "../../../../lib/core/device";
import { faultHeadline } from "../../fault-headline";
import { BY_WORDS } from "../people";
import { PersonButton } from "./person-buttons";
import type { User } from "./user";

const METHODS = {
  password: "Password",
  passkey: "Passkey",
  sso: "SSO",
  emergency: "Emergency access",
} as const;

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
        <Table caption={`Last sign-ins of ${name}`} stack>
          <thead>
            <tr>
              <Th>Time</Th>
              <Th>Method</Th>
              <Th>Result</Th>
              <Th>Where</Th>
              <Th>Reference</Th>
            </tr>
          </thead>
          <tbody>
            {signIns.map((row) => (
              <tr key={row.id}>
                <Td label="Time" nowrap>
                  <When at={row.startedAt} />
                </Td>
                <Td label="Method">{METHODS[row.method]}</Td>
                <Td label="Result">
                  <span>
                    <StatusBadge of="sign-in" is={row.outcome ?? "not-finished"} />
                    {row.because ? (
                      <span className="block text-label text-text-2">{faultHeadline(row.because)}</span>
                    ) : null}
                  </span>
                </Td>
                <Td label="Where">
                  <span>
                    {row.ip ?? "–"}
                    {row.userAgent ? (
                      <span className="block text-text-3">{deviceName(row.userAgent)}</span>
                    ) : null}
                  </span>
                </Td>
                <Td label="Reference" mono nowrap>
                  <a className="link" href={`/admin/sign-ins/${encodeURIComponent(row.id)}`}>
                    {row.reference}
                  </a>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
