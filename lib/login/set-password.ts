// A link from a mail → a password: invitation, reset, and the one-time link of an exempt person (UX.md C.4, C.8).
import type { LinkRow } from "../../db/repositories/links";
import type { UserRow } from "../../db/repositories/users";
import { domainOf, type EmailAddress, parseEmail } from "../core/email";
import type { ProfileId } from "../core/ids";
import { decideLogin } from "../core/login";
import { judgePassword } from "../core/password-rules";
import { passwordChangedMail } from "../mail/sign-in";
import { isCommonPassword } from "../runtime/common-passwords";
import type { Ports } from "../runtime/ports";
import { hashSecret, newId } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";

/** What opening the link shows. Opening changes nothing: mail scanners open links (UX.md M03). */
export type OpenedLink =
  | { readonly state: "ended" }
  | {
      readonly state: "open";
      readonly purpose: LinkRow["purpose"];
      readonly email: EmailAddress;
      readonly name: string;
      readonly organization: string;
      readonly invitedBy: string | null;
      /** How this person will sign in: with a password to set here, or at the identity provider. */
      readonly by:
        | { way: "password" }
        | { way: "sso"; profileId: ProfileId; profile: string }
        | { way: "nothing" };
    };

const PURPOSES: readonly LinkRow["purpose"][] = ["invitation", "password-reset", "set-password"];

/** Reads a link without using it. */
export async function openLink(
  ports: Pick<Ports, "database" | "clock">,
  secret: string,
): Promise<OpenedLink> {
  const door = doorReads(ports);
  const now = ports.clock();
  const link = await door.installation.findLink(hashSecret(secret));
  const found = link && (await personOf(door, link, now));
  if (!found) return { state: "ended" };
  const { user, email } = found;
  const decision = decideLogin(await door.logins.facts(email, now));
  const organization = await door.installation.findOrganization(user.organizationId);
  const inviter = link.createdBy ? await door.logins.findUser(link.createdBy) : null;
  return {
    state: "open",
    purpose: link.purpose,
    email,
    name: user.name,
    organization: organization?.name ?? "",
    invitedBy: inviter?.name ?? null,
    by:
      decision.by === "sso"
        ? {
            way: "sso",
            profileId: decision.profileId,
            profile: (await door.logins.profileAtDoor(decision.profileId))?.name ?? "single sign-on",
          }
        : decision.by === "password"
          ? { way: "password" }
          : { way: "nothing" },
  };
}

export type PasswordSet =
  | { readonly done: { email: EmailAddress } }
  | { readonly refused: "link-ended" | "sso-required" | "domain-lost" }
  | { readonly refused: "password-weak"; readonly message: string };

/**
 * Uses the link and saves the password, unless the policy says by now that this person signs in with SSO: then nothing is
 * saved (S9). Other sessions and other links of the person end.
 */
export async function setPassword(
  ports: Pick<Ports, "database" | "clock" | "passwords">,
  input: { secret: string; password: string; name?: string; ip: string | null },
): Promise<PasswordSet> {
  const opened = await openLink(ports, input.secret);
  if (opened.state === "ended") return { refused: "link-ended" };
  const message = judgePassword(
    input.password,
    [opened.email, input.name ?? opened.name, opened.organization],
    isCommonPassword,
  );
  if (message) return { refused: "password-weak", message };
  const passwordHash = await ports.passwords.hash(input.password);

  return doorWork<PasswordSet>(ports, async (door, now, record) => {
    const link = await door.installation.findLink(hashSecret(input.secret));
    const found = link && (await personOf(door, link, now));
    if (!found) return { refused: "link-ended" };
    const { user, email } = found;
    const facts = await door.logins.facts(email, now);
    // R10: whoever owns the mail domain now must not be able to use a link that was sent there.
    if (
      facts.enforcement?.domainLost ||
      (await door.domainChecks.holdsBackMail(user.organizationId, domainOf(email)))
    )
      return { refused: "domain-lost" };
    if (decideLogin(facts).by !== "password") return { refused: "sso-required" };
    if (!(await door.installation.takeLink(link.secretHash, link.purpose, now)))
      return { refused: "link-ended" };
    const repos = door.of(user.organizationId);
    const name = input.name?.trim();
    if (name && link.purpose === "invitation" && name !== user.name)
      await repos.users.rename(user.id, { email, name });
    await door.logins.changeUser(user.id, {
      passwordHash,
      passwordSetAt: now,
      ...(user.status === "invited" ? { status: "active" as const, joinedAt: now } : {}),
    });
    for (const purpose of PURPOSES) await repos.links.revoke({ purpose, userId: user.id }, now);
    await repos.sessions.endAll({ userId: user.id }, now);
    if (link.purpose !== "invitation")
      await repos.outbox.add(
        [passwordChangedMail({ to: email, organization: opened.organization, at: now })],
        now,
        () => newId("mail"),
      );
    const actor = { kind: "visitor", id: user.id, name: name || user.name, ip: input.ip } as const;
    await record(user.organizationId, actor, { name: "user.password-set", user: user.id, email });
    if (user.status === "invited") {
      await record(user.organizationId, actor, { name: "user.joined", user: user.id, email });
    }
    return { done: { email } };
  });
}

/** The person of a link that can still be used, or null. */
async function personOf(
  door: ReturnType<typeof doorReads>,
  link: LinkRow,
  now: Date,
): Promise<{ user: UserRow; email: EmailAddress } | null> {
  if (
    !PURPOSES.includes(link.purpose) ||
    !link.userId ||
    link.usedAt ||
    link.revokedAt ||
    link.expiresAt <= now
  )
    return null;
  const user = await door.logins.findUser(link.userId);
  const email = user && parseEmail(user.email);
  // A link is for the address that it was sent to: a changed address ends it.
  return user && email && user.status !== "suspended" && (link.email === null || link.email === email)
    ? { user, email }
    : null;
}
