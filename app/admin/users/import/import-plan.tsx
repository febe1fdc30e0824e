import { CircleMinus, CirclePlus, FilePen } from "lucide-react";
import { Badge } from "../../../../components/ui/badge";
import { Notice } from "../../../../components/ui/notice";
import { RowHeader, Table, Td, Th } from "../../../../components/ui/table";
import type { previewImportQuery } from "../../../../lib/queries/preview-import";
import { ROLE_WORDS } from "../people";

type Plan = Extract<Awaited<ReturnType<(typeof previewImportQuery)["run"]>>, { problem?: undefined }>;
type Row = Plan["rows"][number];

const WHY: Record<Extract<Row, { what: "skip" }>["why"], string> = {
  "email-invalid": "This is not an e-mail address.",
  "twice-in-file": "The address stands further up already.",
  "role-unknown": "The role must be owner, admin or member.",
  "owner-required": "Only owners can add or change owners.",
  "last-owner": "This is the last owner.",
  "last-emergency-owner": "This is the last owner with emergency access.",
  "email-taken": "The address can’t be used here.",
  "domain-elsewhere": "The domain belongs to another organization.",
  same: "Nothing would change.",
};

/** The dry run: totals, then each row with what would happen; what is skipped stands first, with the reason. */
export function ImportPlan({ plan }: { plan: Plan }) {
  const total = plan.added + plan.changed + plan.skipped;
  return (
    <>
      <p role="status" className="font-semibold tabular-nums">
        {plan.added} will be added, {plan.changed} changed, {plan.skipped} skipped.
      </p>
      {plan.ignored.length > 0 ? (
        <Notice tone="info" role="note">
          Ignored columns: {plan.ignored.join(", ")}.
        </Notice>
      ) : null}
      {total === 0 ? (
        <p className="text-text-2">There is nobody in this file.</p>
      ) : (
        <Table caption="What the import would do" stack compact>
          <thead>
            <tr>
              <Th numeric>Line</Th>
              <Th>Address</Th>
              <Th>What</Th>
              <Th>Details</Th>
            </tr>
          </thead>
          <tbody>
            {plan.rows.map((row) => (
              <tr key={row.line}>
                <Td label="Line" numeric>
                  {row.line}
                </Td>
                <RowHeader className="wrap-anywhere">{row.typed || "(empty)"}</RowHeader>
                <Td label="What">
                  {row.what === "add" ? (
                    <Badge tone="ok" icon={CirclePlus}>
                      Will be added
                    </Badge>
                  ) : row.what === "change" ? (
                    <Badge tone="info" icon={FilePen}>
                      Will be changed
                    </Badge>
                  ) : (
                    <Badge tone={row.why === "same" ? "neutral" : "warn"} icon={CircleMinus}>
                      Skipped
                    </Badge>
                  )}
                </Td>
                <Td label="Details">{details(row)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {plan.rows.length < total ? (
        <p className="text-text-2">
          {plan.rows.length} of {total} rows are shown, those that are skipped first.
        </p>
      ) : null}
    </>
  );
}

function details(row: Row): string {
  if (row.what === "skip") return row.detail ? `${WHY[row.why]} It reads “${row.detail}”.` : WHY[row.why];
  if (row.what === "add")
    return `${row.name}, ${ROLE_WORDS[row.role]}; ${row.profile ? `will sign in with ${row.profile}` : "will set a password"}.`;
  const parts = [
    ...(row.name ? [`name from “${row.name.from}” to “${row.name.to}”`] : []),
    ...(row.role ? [`role from ${ROLE_WORDS[row.role.from]} to ${ROLE_WORDS[row.role.to]}`] : []),
  ];
  return `${row.was}: ${parts.join(", ")}.`;
}
