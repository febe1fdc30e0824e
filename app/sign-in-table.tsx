import type { ReactNode } from "react";
import { StatusBadge } from "@/components/ui/status-badge";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { deviceName } from "@/lib/core/device";
import { faultHeadline } from "./admin/fault-headline";

const METHODS = {
  password: "Password",
  passkey: "Passkey",
  sso: "SSO",
  emergency: "Emergency access",
} as const;

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly startedAt: Date;
  readonly outcome: "signed-in" | "refused" | "tested" | "test-failed" | null;
  readonly purpose?: "login" | "test" | "drill";
  readonly email?: string | null;
  readonly method?: keyof typeof METHODS;
  readonly profile?: string | null;
  readonly because?: string | null;
  readonly ip?: string | null;
  readonly userAgent?: string | null;
}
export type SignInColumn = "person" | "method" | "reason" | "where";

/**
 * Tries to sign in, one a row: time, what `columns` names, result and reference. `time`: the heading of the first column where
 * it sorts. `own`: seen by the person themselves, who has no page of each try.
 */
export function SignInTable({
  caption,
  rows,
  columns,
  time,
  own = false,
}: {
  caption: string;
  rows: readonly Row[];
  columns: readonly SignInColumn[];
  time?: ReactNode;
  own?: boolean;
}) {
  const has = (column: SignInColumn) => columns.includes(column);
  return (
    <Table caption={caption} stack>
      <thead>
        <tr>
          {time ?? <Th>Time</Th>}
          {has("person") ? <Th>Person</Th> : null}
          {has("method") ? <Th>Method</Th> : null}
          <Th>Result</Th>
          {has("reason") ? <Th>Reason</Th> : null}
          {has("where") ? <Th>Where</Th> : null}
          <Th>Reference</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td label="Time" nowrap>
              <When at={row.startedAt} />
            </Td>
            {has("person") ? (
              <RowHeader className="wrap-anywhere">{row.email ?? "not known"}</RowHeader>
            ) : null}
            {has("method") ? (
              <Td label="Method">
                {row.method ? METHODS[row.method] : "–"}
                {row.profile ? `, ${row.profile}` : ""}
              </Td>
            ) : null}
            <Td label="Result">
              <StatusBadge of="sign-in" is={resultOf(row)} />
            </Td>
            {has("reason") ? <Td label="Reason">{row.because ? faultHeadline(row.because) : "–"}</Td> : null}
            {has("where") ? (
              <Td label="Where">
                <Where row={row} />
              </Td>
            ) : null}
            <Td label="Reference" mono nowrap>
              {own ? (
                row.reference
              ) : (
                <a className="link" href={`/admin/sign-ins/${encodeURIComponent(row.id)}`}>
                  {row.reference}
                </a>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const resultOf = ({ outcome, purpose }: Row) =>
  outcome === "refused" && purpose === "test" ? "test-failed" : (outcome ?? "not-finished");

function Where({ row: { ip, userAgent } }: { row: Row }) {
  return (
    <span>
      {ip ?? "–"}
      {userAgent ? <span className="block text-text-3">{deviceName(userAgent)}</span> : null}
    </span>
  );
}
