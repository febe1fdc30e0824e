// The very first start: a one-time address, printed where the server runs, makes the first operator and organization.
import { parseTypedEmail } from "../core/email";
import type { OrganizationId, UserId } from "../core/ids";
import { judgePassword } from "../core/password-rules";
import { isCommonPassword } from "../runtime/common-passwords";
import type { Ports } from "../runtime/ports";
import { hashSecret, newId, newSecret } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";

const PURPOSE = "first-operator";
const HOURS = 24;

/** A new address while there is nobody; earlier ones stop working. Null when there are people already. */
export async function issueFirstStart(
  ports: Pick<Ports, "database" | "clock" | "env">,
): Promise<string | null> {
  const secret = newSecret();
  const issued = await doorWork(ports, async ({ installation }, now) => {
    await installation.revokeLinks(PURPOSE, now);
    if (await installation.hasUsers()) return false;
    await installation.addLink({
      id: newId("link"),
      secretHash: hashSecret(secret),
      purpose: PURPOSE,
      data: {},
      createdAt: now,
      expiresAt: new Date(now.getTime() + HOURS * 3_600_000),
    });
    return true;
  });
  return issued ? `${ports.env.appUrl}/first/${secret}` : null;
}

/** Does this address still work? Opening the page changes nothing. */
export async function isFirstStartOpen(
  ports: Pick<Ports, "database" | "clock">,
  secret: string,
): Promise<boolean> {
  const { installation } = doorReads(ports);
  const link = await installation.findLink(hashSecret(secret));
  if (!link || link.purpose !== PURPOSE || link.usedAt || link.revokedAt) return false;
  return link.expiresAt > ports.clock() && !(await installation.hasUsers());
}

export interface FirstStart {
  readonly secret: string;
  readonly organization: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly ip: string | null;
}
export type FirstStartField = "organization" | "name" | "email" | "password";
export type FirstStarted =
  | { readonly done: { readonly email: string; readonly organizationId: OrganizationId } }
  | { readonly refused: "link-ended" }
  | { readonly refused: "invalid"; readonly problems: Readonly<Partial<Record<FirstStartField, string>>> };

/** Uses the address: an organization, and its owner, who is the operator of this installation. */
export async function startInstallation(
  ports: Pick<Ports, "database" | "clock" | "passwords">,
  given: FirstStart,
): Promise<FirstStarted> {
  if (!(await isFirstStartOpen(ports, given.secret))) return { refused: "link-ended" };
  const email = parseTypedEmail(given.email);
  const organization = given.organization.trim();
  const name = given.name.trim();
  const problems = problemsOf(given, email);
  if (!email || Object.keys(problems).length > 0) return { refused: "invalid", problems };
  const passwordHash = await ports.passwords.hash(given.password);

  return doorWork<FirstStarted>(ports, async (door, now, record) => {
    const { installation } = door;
    if (await installation.hasUsers()) return { refused: "link-ended" };
    if (!(await installation.takeLink(hashSecret(given.secret), PURPOSE, now)))
      return { refused: "link-ended" };
    const organizationId = newId<OrganizationId>("organization");
    const id = newId<UserId>("user");
    await installation.addOrganization({
      id: organizationId,
      name: organization,
      timeZone: "UTC",
      settings: {},
      createdAt: now,
    });
    await door.of(organizationId).users.add({
      id,
      email,
      name,
      role: "owner",
      status: "active",
      operator: true,
      passwordHash,
      passwordSetAt: now,
      createdAt: now,
      joinedAt: now,
    });
    const actor = { kind: "visitor", id, name, ip: given.ip } as const;
    await record(
      organizationId,
      actor,
      { name: "organization.created", organization },
      { name: "user.joined", user: id, email },
    );
    return { done: { email, organizationId } };
  });
}

function problemsOf({ organization, name, password, ...given }: FirstStart, email: string | null) {
  const problems: Partial<Record<FirstStartField, string>> = {};
  const named = (field: "organization" | "name", text: string, what: string) => {
    if (text.trim() === "") problems[field] = `Write ${what}.`;
    else if (text.trim().length > 100) problems[field] = "Keep the name under 100 characters.";
  };
  named("organization", organization, "the name of your organization");
  named("name", name, "your name");
  if (!email)
    problems.email =
      given.email.trim() === "" ? "Write your e-mail address." : "That is not an e-mail address.";
  const weak = judgePassword(password, [given.email, name, organization], isCommonPassword);
  if (weak) problems.password = weak;
  return problems;
}
