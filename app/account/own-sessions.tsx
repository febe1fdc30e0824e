import { MonitorCheck } from "lucide-react";
import { Badge } from "../../components/ui/badge";
import { Card } from "../../components/ui/card";
import { SubmitButton } from "../../components/ui/submit-button";
import { RowHeader, Table, Td, Th } from "../../components/ui/table";
import { When } from "../../components/when";
import { deviceName } from "../../lib/core/device";
import { ActionForm } from "../admin/action-form";
import type { Account } from "./account";
import { endOwnSessions } from "./actions";

const BY = { sso: "SSO", password: "password", emergency: "emergency access" } as const;

/** Every device on which one is signed in. Something unknown among them can be ended at once. */
export function OwnSessions({ account }: { account: Account }) {
  const { sessions } = account;
  return (
    <Card
      title="Where you are signed in"
      meta={`${sessions.length} ${sessions.length === 1 ? "session" : "sessions"}`}
      actions={
        sessions.length > 1 ? (
          <ActionForm action={endOwnSessions} className="flex flex-col items-start gap-2">
            <input type="hidden" name="sessionId" value="others" />
            <SubmitButton tone="secondary">Sign out everywhere else</SubmitButton>
          </ActionForm>
        ) : null
      }
    >
      <Table caption="Where you are signed in" stack>
        <thead>
          <tr>
            <Th>Device</Th>
            <Th>From</Th>
            <Th>By</Th>
            <Th>Since</Th>
            <Th>Last used</Th>
            <Th hidden>Action</Th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => {
            const device = deviceName(session.userAgent);
            return (
              <tr key={session.id}>
                <RowHeader>
                  <span className="flex flex-wrap items-center gap-2">
                    {device}
                    {session.current ? (
                      <Badge tone="ok" icon={MonitorCheck}>
                        This one
                      </Badge>
                    ) : null}
                  </span>
                </RowHeader>
                <Td label="From">{session.ip ?? "not known"}</Td>
                <Td label="By">{BY[session.by]}</Td>
                <Td label="Since">
                  <When at={session.startedAt} />
                </Td>
                <Td label="Last used">
                  <When at={session.lastSeenAt} />
                </Td>
                <Td>
                  {session.current ? null : (
                    <ActionForm action={endOwnSessions} className="flex flex-col items-start gap-2">
                      <input type="hidden" name="sessionId" value={session.id} />
                      <SubmitButton tone="secondary" aria-label={`End the session of ${device}`}>
                        End
                      </SubmitButton>
                    </ActionForm>
                  )}
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <p className="text-label text-text-2">
        Something you don’t know? End it
        {account.passwordOpen ? " and change your password" : ""}, and tell your administrator.
      </p>
    </Card>
  );
}
