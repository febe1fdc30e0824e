import type { UserRow } from "../../../db/repositories/users";
import type { UserId } from "../../core/ids";
import { type OrganizationWork, refuse } from "./apply-work";
import type { WantedUser } from "./file-shape";
import type { PasswordEvidence } from "./gather";

/** Adds the listed people and changes what is written of them. Nobody is removed. */
export async function applyPeople(
  work: OrganizationWork,
  wanted: readonly WantedUser[],
  passwords: ReadonlyMap<string, PasswordEvidence>,
): Promise<void> {
  const ownersBefore = await work.repos.users.owners();
  for (const [i, user] of wanted.entries()) {
    const place = `${work.place}.users[${i}]`;
    const known = await work.door.logins.findUserByEmail(user.email);
    if (known && known.organizationId !== work.organization.id)
      refuse(`${place}.email`, `${user.email} belongs to another organization.`);
    const row = known ?? (await add(work, user));
    if (known) await change(work, known, user);
    const password = passwords.get(user.email);
    if (password?.hash) await setPassword(work, row, password, place);
  }
  if ((await work.repos.users.owners()).length > 0) return;
  if (ownersBefore.length > 0)
    refuse(`${work.place}.users`, `${work.organization.name} would have no owner left.`);
  work.warn(`${work.organization.name} has no owner: nobody can open its Admin Center.`);
}

async function add({ repos, now, newId, did }: OrganizationWork, user: WantedUser): Promise<UserRow> {
  const role = user.role ?? "member";
  const row = await repos.users.add({
    id: newId<UserId>("user"),
    email: user.email,
    name: user.name ?? nameFrom(user.email),
    role,
    status: "active",
    operator: false,
    createdAt: now,
    joinedAt: now,
  });
  did(`added ${user.email} (${role})`, { name: "user.joined", user: row!.id, email: user.email });
  return row!;
}

async function change(
  { repos, did }: OrganizationWork,
  row: UserRow,
  { name, role }: WantedUser,
): Promise<void> {
  const { id, email } = row;
  if (name && name !== row.name) {
    await repos.users.rename(id, { email, name });
    did(`renamed ${email} from ${row.name} to ${name}`);
  }
  if (!role || role === row.role) return;
  await repos.users.change(id, { role });
  did(`made ${email} ${role}`, { name: "user.role-changed", user: id, email, from: row.role, to: role });
}

/** As with a password that a person sets: sessions and open links end. */
async function setPassword(
  { repos, now, did }: OrganizationWork,
  { id, email, passwordHash, status }: UserRow,
  evidence: PasswordEvidence,
  place: string,
): Promise<void> {
  if (passwordHash !== evidence.stored)
    refuse(`${place}.password`, `the password of ${email} was changed meanwhile. Run it again.`);
  await repos.users.change(id, {
    passwordHash: evidence.hash,
    passwordSetAt: now,
    ...(status === "invited" ? { status: "active" as const, joinedAt: now } : {}),
  });
  for (const purpose of ["invitation", "password-reset", "set-password"] as const)
    await repos.links.revoke({ purpose, userId: id }, now);
  await repos.sessions.endAll({ userId: id }, now);
  did(`set the password of ${email}`, { name: "user.password-set", user: id, email });
}

/** `Robot` for robot@acme.test. */
export function nameFrom(email: string): string {
  const local = email.slice(0, email.indexOf("@"));
  return local.charAt(0).toUpperCase() + local.slice(1);
}
