// What an import will do, row by row: the dry run shows this, and the import does it (preview is apply).
import type { Repositories } from "../../db/repositories";
import type { UserRow } from "../../db/repositories/users";
import { mayManageRole, type Role } from "../core/access";
import { nameFromAddress } from "../core/address-list";
import { domainOf, type EmailAddress } from "../core/email";
import { refuseUserChange } from "../core/managed-user";
import type { Administrator } from "./actor";
import type { CsvPerson } from "./read-people-csv";

export type SkipReason =
  | "email-invalid"
  | "twice-in-file"
  | "role-unknown"
  | "owner-required"
  | "last-owner"
  | "last-emergency-owner"
  | "email-taken"
  | "domain-elsewhere"
  | "same";

export type PlannedRow = { readonly line: number; readonly typed: string } & (
  | { readonly what: "add"; readonly email: EmailAddress; readonly name: string; readonly role: Role }
  | {
      readonly what: "change";
      readonly person: UserRow;
      readonly name: { from: string; to: string } | null;
      readonly role: { from: Role; to: Role } | null;
    }
  | { readonly what: "skip"; readonly why: SkipReason; readonly detail?: string }
);

/** Reads only. Counted with what the rows before would leave, so that a file cannot remove the last owner. */
export async function planImport(
  repos: Repositories,
  actor: Pick<Administrator, "userId" | "role">,
  rows: readonly CsvPerson[],
): Promise<PlannedRow[]> {
  const emails = rows.flatMap(({ email }) => email ?? []);
  const here = new Map((await repos.users.findByEmails(emails)).map((person) => [person.email, person]));
  const taken = await repos.users.takenElsewhere(emails);
  const elsewhere = new Map<string, boolean>();
  for (const domain of new Set(emails.map(domainOf)))
    elsewhere.set(domain, await repos.domains.enforcedElsewhere(domain));
  const seen = new Set<string>();
  /** Owners as they are while the file is carried out. */
  let owners = await repos.users.owners();

  const judge = (row: CsvPerson): PlannedRow => {
    const { line, typed, email } = row;
    const skip = (why: SkipReason, detail?: string): PlannedRow => ({
      line,
      typed,
      what: "skip",
      why,
      ...(detail ? { detail } : {}),
    });
    if (!email) return skip("email-invalid");
    if (seen.has(email)) return skip("twice-in-file");
    seen.add(email);
    if (row.unknownRole) return skip("role-unknown", row.unknownRole);
    const person = here.get(email);
    if (!person) {
      const role = row.role ?? "member";
      if (taken.has(email)) return skip("email-taken");
      if (elsewhere.get(domainOf(email))) return skip("domain-elsewhere");
      if (!mayManageRole(actor.role, role)) return skip("owner-required");
      return { line, typed, what: "add", email, name: row.name || nameFromAddress(email), role };
    }
    const name = row.name && row.name !== person.name ? { from: person.name, to: row.name } : null;
    const role = row.role && row.role !== person.role ? { from: person.role, to: row.role } : null;
    if (!name && !role) return skip("same");
    const others = owners.filter(({ id }) => id !== person.id);
    const refused = refuseUserChange(
      {
        actor,
        user: { ...person, emergency: person.emergencySince !== null },
        otherOwner: others.length > 0,
        otherEmergencyOwner: others.some((owner) => owner.emergencySince && owner.passwordHash),
      },
      role ? "change-role" : "change-address",
      role?.to,
    );
    if (refused && refused.code !== "not-yourself") return skip(refused.code);
    if (role) owners = role.to === "owner" ? [...others, { ...person, role: "owner" }] : others;
    return { line, typed, what: "change", person, name, role };
  };
  return rows.map(judge);
}
