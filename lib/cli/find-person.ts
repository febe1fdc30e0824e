import type { DoorRepositories } from "../../db/repositories";
import type { UserRow } from "../../db/repositories/users";
import type { Role } from "../core/access";
import { parseTypedEmail } from "../core/email";
import type { UserId } from "../core/ids";
import { refuseUserChange, type UserChangeKind, type UserChangeRefusal } from "../core/managed-user";
import { CliProblem } from "./cli-command";

/** The person with this address, whatever the organization. Throws CliProblem. */
export async function findPerson({ logins }: DoorRepositories, written: string): Promise<UserRow> {
  const email = parseTypedEmail(written);
  if (!email) throw new CliProblem(`“${written}” is not an e-mail address.`);
  const person = await logins.findUserByEmail(email);
  if (!person) throw new CliProblem(`Nobody here has the address ${email}.`);
  return person;
}

/** The operator may do what an owner may; the last owner stays all the same (R4). Throws CliProblem. */
export async function refuseLast(
  door: DoorRepositories,
  person: UserRow,
  kind: UserChangeKind,
  to?: Role,
): Promise<void> {
  const { users } = door.of(person.organizationId);
  const refused = refuseUserChange(
    {
      actor: { userId: "" as UserId, role: "owner" },
      user: {
        id: person.id,
        role: person.role,
        status: person.status,
        emergency: person.emergencySince !== null,
      },
      otherOwner: await users.otherOwner(person.id, { emergency: false }),
      otherEmergencyOwner: await users.otherOwner(person.id, { emergency: true }),
    },
    kind,
    to,
  );
  if (refused) throw new CliProblem(SENTENCES[refused.code](person.email));
}

const SENTENCES: Readonly<Record<UserChangeRefusal["code"], (email: string) => string>> = {
  "last-owner": (email) => `${email} is the last owner. Make somebody else an owner first.`,
  "last-emergency-owner": (email) =>
    `${email} is the last owner with emergency access. Give it to another owner first.`,
  "owner-required": () => "Only an owner may do that.",
  "not-yourself": () => "Nobody may do that to themselves.",
};
