// "Create your organization" (S2): the address is proven by mail first; the page says the same whoever asks.
import { type EmailAddress, parseEmail } from "../core/email";
import { signUpKnownMail, signUpMail } from "../mail/people";
import { isSignUpOpen } from "../operator/read-installation";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { hashSecret, newId, newSecret } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { judgeFirstPassword, judgeName, makeOrganization } from "./make-organization";
import { networkOf, type Visitor } from "./visitor";

const PURPOSE = "sign-up";
const HOUR_MS = 3_600_000;

type SignUpPorts = Pick<Ports, "database" | "clock" | "env">;

/**
 * Writes a mail to the address: to a new one with the link, to a known one that says so. An address on a domain that
 * requires SSO gets the latter too: its organization is here already, and SSO is not gone round by making another.
 */
export async function requestSignUp(
  ports: SignUpPorts,
  input: {
    readonly email: EmailAddress;
    readonly organization: string;
    readonly visitor: Pick<Visitor, "ip">;
  },
): Promise<{ done: true } | { refused: "closed" } | { wait: number } | { invalid: string }> {
  const { email, visitor } = input;
  const organization = input.organization.trim();
  if (!(await isSignUpOpen(ports))) return { refused: "closed" };
  const invalid = judgeName(organization, "the name of your organization");
  if (invalid) return { invalid };
  const wait = await exceeds(ports, ["sign-up/network", networkOf(visitor)], ["reset/email", email]);
  if (wait !== null) return { wait };
  const secret = newSecret();
  await doorWork(ports, async (door, now) => {
    const { userRow, enforcement } = await door.logins.facts(email, now);
    const origin = ports.env.appUrl;
    const endsAt = new Date(now.getTime() + HOUR_MS);
    const known = userRow !== null || enforcement !== null;
    const mail = known
      ? signUpKnownMail({ to: email, origin })
      : signUpMail({ to: email, organization, url: `${origin}/sign-up/${secret}`, endsAt });
    await door.outbox(null).add([mail], now, () => newId("mail"));
    if (known) return;
    await door.installation.addLink({
      id: newId("link"),
      secretHash: hashSecret(secret),
      purpose: PURPOSE,
      email,
      data: { organization },
      createdAt: now,
      expiresAt: endsAt,
    });
  });
  return { done: true };
}

/** What the link of the mail is for; null when it has ended. Opening it changes nothing (M03). */
export async function openSignUp(
  ports: Pick<Ports, "database" | "clock">,
  secret: string,
): Promise<{ email: EmailAddress; organization: string } | null> {
  const link = await doorReads(ports).installation.findLink(hashSecret(secret));
  const email = link?.email ? parseEmail(link.email) : null;
  if (!link || !email || link.purpose !== PURPOSE || link.usedAt || link.revokedAt) return null;
  return link.expiresAt > ports.clock() ? { email, organization: String(link.data.organization) } : null;
}

export type SignedUp =
  | { readonly done: { readonly email: EmailAddress } }
  | { readonly refused: "link-ended" }
  | { readonly refused: "invalid"; readonly field: "name" | "password"; readonly message: string };

/** Uses the link: the organization is made, and this person is its owner. */
export async function signUp(
  ports: Pick<Ports, "database" | "clock" | "passwords">,
  given: {
    readonly secret: string;
    readonly name: string;
    readonly password: string;
    readonly ip: string | null;
  },
): Promise<SignedUp> {
  const opened = await openSignUp(ports, given.secret);
  if (!opened || !(await isSignUpOpen(ports))) return { refused: "link-ended" };
  const { email, organization } = opened;
  const name = given.name.trim();
  const named = judgeName(name, "your name");
  if (named) return { refused: "invalid", field: "name", message: named };
  const weak = judgeFirstPassword(given.password, [email, name, organization]);
  if (weak) return { refused: "invalid", field: "password", message: weak };
  const passwordHash = await ports.passwords.hash(given.password);
  return doorWork<SignedUp>(ports, async (door, now, record) => {
    // SSO may have been required for the domain since the mail was sent.
    const { enforcement } = await door.logins.facts(email, now);
    if (enforcement || !(await door.installation.takeLink(hashSecret(given.secret), PURPOSE, now)))
      return { refused: "link-ended" };
    const owner = { organization, name, email, passwordHash, operator: false };
    const made = await makeOrganization(door, owner, now);
    if (!made) return { refused: "link-ended" };
    const actor = { kind: "visitor", id: made.userId, name, ip: given.ip } as const;
    await record(made.organizationId, actor, ...made.events);
    return { done: { email } };
  });
}
