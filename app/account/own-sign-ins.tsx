import { Card } from "../../components/ui/card";
import { StatusBadge } from "../../components/ui/status-badge";
import { Table, Td, Th } from "../../components/ui/table";
import { When } from "../../components/when";
import { deviceName } from "../../lib/core/device";
import type { Account } from "./account";

const METHODS = {
  password: "Password",
  passkey: "Passkey",
  sso: "SSO",
  emergency: "Emergency access",
} as const;

/** The last ten tries with one's own address. */
export function OwnSignIns({ account }: { account: Account }) {
  if (account.signIns.length === 0) return null;
  return (
    <Card title="Last sign-ins">
      <Table caption="Your last sign-ins" stack>
        <thead>
          <tr>
            <Th>Time</Th>
            <Th>Method</Th>
            <Th>Result</Th>
            <Th>Device</Th>
            <Th>From</Th>
            <Th>Reference</Th>
          </tr>
        </thead>
        <tbody>
          {account.signIns.map((row) => (
            <tr key={row.id}>
              <Td label="Time" nowrap>
                <When at={row.startedAt} />
              </Td>
              <Td label="Method">{METHODS[row.method]}</Td>
              <Td label="Result">
                <StatusBadge of="sign-in" is={row.outcome ?? "not-finished"} />
              </Td>
              <Td label="Device">{row.userAgent ? deviceName(row.userAgent) : "–"}</Td>
              <Td label="From">{row.ip ?? "–"}</Td>
              <Td label="Reference" mono nowrap>
                {row.reference}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
