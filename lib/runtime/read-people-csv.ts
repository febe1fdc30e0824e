// A file of people as spreadsheets save it: commas, semicolons or tabs, with a heading line. For the import.
import { parse } from "csv-parse/sync";
import { ROLES, type Role } from "../core/access";
import { type EmailAddress, parseTypedEmail } from "../core/email";

/** So many in one file: it is one transaction, all or nothing. */
export const MOST_ROWS = 2000;

export interface CsvPerson {
  /** In the file, the heading being line 1. */
  readonly line: number;
  readonly typed: string;
  readonly email: EmailAddress | null;
  /** Empty: keep it, or make one from the address. */
  readonly name: string;
  /** Null: keep it, or Member. */
  readonly role: Role | null;
  /** The role's text when it is none. */
  readonly unknownRole: string | null;
}
export type PeopleCsv =
  | { readonly rows: readonly CsvPerson[]; readonly ignored: readonly string[] }
  | { readonly problem: string };

/** Reads the columns email, name and role in any order and whatever the case; others are named in `ignored`. */
export function readPeopleCsv(text: string): PeopleCsv {
  const [first = ""] = text.split(/\r?\n/, 1);
  const delimiter = [";", "\t", ","].find((sign) => first.includes(sign)) ?? ",";
  let lines: ReadonlyArray<{ record: string[]; info: { lines: number } }>;
  try {
    lines = parse(text, {
      bom: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    }) as unknown as typeof lines;
  } catch (error) {
    const at = (error as { lines?: number }).lines;
    return {
      problem: `This is not a readable CSV file${at ? `: look at line ${at}, often a quotation mark is missing there` : ""}.`,
    };
  }
  const [heading, ...body] = lines;
  if (!heading) return { problem: "The file is empty." };
  const columns = heading.record.map((name) => name.toLowerCase().replace(/[-\s]/g, "_"));
  const at = (...names: string[]) => columns.findIndex((name) => names.includes(name));
  const email = at("email", "e_mail", "address", "email_address");
  const [name, role] = [at("name", "full_name"), at("role")];
  if (email < 0)
    return {
      problem: `The first line must name the columns, and one of them must be “email”. It reads: ${heading.record.join(", ").slice(0, 120)}`,
    };
  if (body.length > MOST_ROWS)
    return {
      problem: `The file has ${body.length.toLocaleString("en-GB")} people; at most ${MOST_ROWS.toLocaleString("en-GB")} go at once. Split it.`,
    };
  return {
    rows: body.map(({ record, info }) => {
      const typed = plain(record[email] ?? "");
      const roleText = role < 0 ? "" : plain(record[role] ?? "").toLowerCase();
      const known = ROLES.find((one) => one === roleText) ?? null;
      return {
        line: info.lines,
        typed,
        email: parseTypedEmail(typed),
        name: name < 0 ? "" : plain(record[name] ?? "").slice(0, 200),
        role: known,
        unknownRole: roleText && !known ? roleText : null,
      };
    }),
    ignored: heading.record.filter((_, i) => i !== email && i !== name && i !== role),
  };
}

/** Our own export puts a quote before what a spreadsheet would run as a formula. */
const plain = (cell: string) => cell.replace(/^'(?=[=+\-@])/, "").trim();
