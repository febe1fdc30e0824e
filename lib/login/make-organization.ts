// An organization and its first owner: at the first start, and at sign-up.
import type { DoorRepositories } from "../../db/repositories";
import type { EmailAddress } from "../core/email";
import type { DomainEvent } from "../core/events";
import type { OrganizationId, UserId } from "../core/ids";
import { judgePassword } from "../core/password-rules";
import { isReadableName, UNREADABLE_NAME } from "../core/readable-name";
import { isCommonPassword } from "../runtime/common-passwords";
import { newId } from "../runtime/secrets";

export interface FirstOwner {
  readonly organization: string;
  readonly name: string;
  readonly email: EmailAddress;
  readonly passwordHash: string;
  /** The operator of this installation: at the first start only. */
  readonly operator: boolean;
}
export interface MadeOrganization {
  readonly organizationId: OrganizationId;
  readonly userId: UserId;
  readonly events: readonly [DomainEvent, DomainEvent];
}

/** Null when somebody has the address by now. */
export async function makeOrganization(
  door: DoorRepositories,
  { organization, name, email, passwordHash, operator }: FirstOwner,
  now: Date,
): Promise<MadeOrganization | null> {
  const organizationId = newId<OrganizationId>("organization");
  const userId = newId<UserId>("user");
  if (await door.logins.findUserByEmail(email)) return null;
  const row = { id: organizationId, name: organization, timeZone: "UTC", settings: {}, createdAt: now };
  await door.installation.addOrganization(row);
  await door.of(organizationId).users.add({
    id: userId,
    email,
    name,
    role: "owner",
    status: "active",
    operator,
    passwordHash,
    passwordSetAt: now,
    createdAt: now,
    joinedAt: now,
  });
  return {
    organizationId,
    userId,
    events: [
      { name: "organization.created", organization },
      { name: "user.joined", user: userId, email },
    ],
  };
}

/** What is wrong with a name that people will read; null when nothing is. `what`: "your name". */
export function judgeName(text: string, what: string): string | null {
  if (text.trim() === "") return `Write ${what}.`;
  if (!isReadableName(text)) return UNREADABLE_NAME;
  return text.trim().length > 100 ? "Keep the name under 100 characters." : null;
}

/** The password's rule, with what must not be part of it. Null when it is good. */
export function judgeFirstPassword(password: string, about: readonly string[]): string | null {
  return judgePassword(password, about, isCommonPassword);
}
