import { z } from "zod";
import { asPerson } from "../runtime/command";
import { type PlannedRow, planImport } from "../runtime/plan-import";
import { defineQuery } from "../runtime/query";
import { readPeopleCsv } from "../runtime/read-people-csv";

/** So many rows are shown; skipped ones first, because they are what one looks for. */
const SHOWN = 300;
const ORDER = { skip: 0, change: 1, add: 2 } as const;

/** The dry run: what the import of this file would do with each row. Changes nothing. */
export const previewImportQuery = defineQuery({
  permission: "users.manage",
  input: z.object({ csv: z.string().default("") }),
  async run({ reads, actor, now }, { csv }) {
    const read = readPeopleCsv(csv);
    if ("problem" in read) return { problem: read.problem };
    const plan = await planImport(reads, asPerson(actor), read.rows);
    const required = await reads.people.requiredDomains(now);
    const count = (what: PlannedRow["what"]) => plan.filter((row) => row.what === what).length;
    return {
      csv,
      ignored: read.ignored,
      added: count("add"),
      changed: count("change"),
      skipped: count("skip"),
      rows: [...plan]
        .sort((a, b) => ORDER[a.what] - ORDER[b.what] || a.line - b.line)
        .slice(0, SHOWN)
        .map((row) =>
          row.what === "change"
            ? { ...row, person: undefined, was: row.person.name }
            : row.what === "add"
              ? {
                  ...row,
                  profile:
                    required.find(({ name, paused }) => !paused && row.email.endsWith(`@${name}`))?.profile ??
                    null,
                }
              : row,
        ),
    };
  },
});
