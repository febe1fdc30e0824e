import { StatusBadge } from "@/components/ui/status-badge";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { Tests, WizardDoor } from "./door";

/** Earlier tests, newest first; each can be shown again. */
export function TestHistory({ tests, door }: { tests: Tests; door: WizardDoor }) {
  return (
    <section className="flex flex-col gap-3">
      <h2>Tests so far</h2>
      <Table caption="Tests so far" stack>
        <thead>
          <tr>
            <Th>Reference</Th>
            <Th>Result</Th>
            <Th>Account</Th>
            <Th>When</Th>
            <Th>Settings</Th>
          </tr>
        </thead>
        <tbody>
          {tests.history.map((row) => (
            <tr key={row.id}>
              <RowHeader>
                <a className="link" href={`${door.base}/test?result=${row.reference}`}>
                  {row.reference}
                </a>
              </RowHeader>
              <Td label="Result">
                <StatusBadge
                  of="sign-in"
                  is={
                    row.outcome === "tested"
                      ? "tested"
                      : row.outcome === null
                        ? "not-finished"
                        : "test-failed"
                  }
                >
                  {row.outcome === "tested" ? "Passed" : undefined}
                </StatusBadge>
              </Td>
              <Td label="Account">{row.email ?? "not known"}</Td>
              <Td label="When">
                <When at={row.startedAt} />
              </Td>
              <Td label="Settings">{row.current ? "as they are now" : "changed since"}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
