// The very first start: a one-time address, printed where the server runs, makes the first operator and organization.
import { parseTypedEmail } from "../core/email";
import type { OrganizationId } from "../core/ids";
import type { Ports } from "../runtime/ports";
import { hashSecret, newId, newSecret } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { judgeFirstPassword, judgeName, makeOrganization } from "./make-organization";

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
    const made = await makeOrganization(
      door,
      { organization, name, email, passwordHash, operator: true },
      now,
    );
    if (!made) return { refused: "link-ended" };
    const { organizationId, userId: id, events } = made;
    await record(organizationId, { kind: "visitor", id, name, ip: given.ip }, ...events);
    return { done: { email, organizationId } };
  });
}

function problemsOf({ organization, name, password, ...given }: FirstStart, email: string | null) {
  const typed = given.email.trim();
  const found: Record<FirstStartField, string | null> = {
    organization: judgeName(organization, "the name of your organization"),
    name: judgeName(name, "your name"),
    email: email ? null : typed === "" ? "Write your e-mail address." : "That is not an e-mail address.",
    password: judgeFirstPassword(password, [given.email, name, organization]),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null)) as Partial<
    Record<FirstStartField, string>
  >;
}
