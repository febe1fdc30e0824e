import { StatusBadge } from "@/components/ui/status-badge";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { Profile } from "./profile";

/** Attempts with this profile, newest first; each leads to its page with every check. */
export function Attempts({ attempts, caption }: { attempts: Profile["attempts"]; caption: string }) {
  if (attempts.length === 0) return <p className="text-text-2">There is nothing here yet.</p>;
  return (
    <Table caption={caption} stack>
      <thead>
        <tr>
          <Th>Person</Th>
          <Th>Result</Th>
          <Th>When</Th>
          <Th>Reference</Th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((row) => {
          const refused = row.outcome === "refused" || row.outcome === "test-failed";
          const test = row.purpose === "test";
          const is = refused
            ? test
              ? "test-failed"
              : "refused"
            : row.outcome === null
              ? "not-finished"
              : test
                ? "tested"
                : "signed-in";
          return (
            <tr key={row.id}>
              <RowHeader>{row.email ?? "not known"}</RowHeader>
              <Td label="Result">
                <StatusBadge of="sign-in" is={is} />
              </Td>
              <Td label="When">
                <When at={row.startedAt} />
              </Td>
              <Td label="Reference">
                <a className="link" href={`/admin/sign-ins/${encodeURIComponent(row.id)}`}>
                  {row.reference}
                </a>
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
