// "Forgot your password?": the page says the same to everybody; the mail depends on the person (UX.md C.4).
import { domainOf, type EmailAddress } from "../core/email";
import type { ProfileId } from "../core/ids";
import { decideLogin } from "../core/login";
import { serviceProviderOf } from "../core/sso-profile";
import { invitationMail } from "../mail/people";
import { noPasswordMail, passwordResetMail } from "../mail/sign-in";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { hashSecret, newId, newSecret } from "../runtime/secrets";
import { doorWork } from "../runtime/unit-of-work";
import { networkOf, type Visitor } from "./visitor";

const RESET_MINUTES = 30;
const INVITATION_DAYS = 14;

/**
 * Writes at most one mail to the outbox. Answers only how long to wait when it is asked too often: whether there is such
 * a person shows neither here nor in the time that it takes, because the mail is sent by a job.
 */
export async function requestReset(
  ports: Pick<Ports, "database" | "clock" | "env">,
  input: { readonly email: EmailAddress; readonly visitor: Pick<Visitor, "ip"> },
): Promise<{ readonly wait: number } | null> {
  const { email, visitor } = input;
  const wait = await exceeds(ports, ["reset/email", email], ["reset/network", networkOf(visitor)]);
  if (wait !== null) return { wait };
  const origin = ports.env.appUrl;
  await doorWork(ports, async (door, now, record) => {
    const { userRow: user, ...facts } = await door.logins.facts(email, now);
    if (!user || user.status === "suspended") return;
    const repos = door.of(user.organizationId);
    const { name: organization } = await repos.organization.get();
    const about = { to: email, organization };
    const send = (mail: ReturnType<typeof noPasswordMail>) =>
      repos.outbox.add([mail], now, () => newId("mail"));
    const link = async (purpose: "password-reset" | "invitation", minutes: number) => {
      const secret = newSecret();
      const expiresAt = new Date(now.getTime() + minutes * 60_000);
      await repos.links.revoke({ purpose, userId: user.id }, now);
      await door.installation.addLink({
        id: newId("link"),
        secretHash: hashSecret(secret),
        purpose,
        organizationId: user.organizationId,
        userId: user.id,
        email,
        data: {},
        createdAt: now,
        createdBy: user.invitedBy,
        expiresAt,
      });
      return { secret, expiresAt };
    };
    // R10: whoever owns the mail domain now must not be able to take an account over.
    if (
      facts.enforcement?.domainLost ||
      (await door.domainChecks.holdsBackMail(user.organizationId, domainOf(email)))
    ) {
      const actor = { kind: "visitor", id: null, name: email, ip: visitor.ip } as const;
      await record(user.organizationId, actor, {
        name: "login.refused",
        email,
        because: "reset-held-back",
        reference: null,
      });
      return;
    }
    const decision = decideLogin(facts);
    const profileOf = async (id: ProfileId) =>
      (await door.logins.profileAtDoor(id))?.name ?? "single sign-on";
    if (user.status === "invited") {
      const { secret, expiresAt } = await link("invitation", INVITATION_DAYS * 1440);
      const inviter = user.invitedBy ? await door.logins.findUser(user.invitedBy) : null;
      const profile = decision.by === "sso" ? await profileOf(decision.profileId) : null;
      const url = `${origin}/invite/${secret}`;
      await send(
        invitationMail({ ...about, inviter: inviter?.name ?? organization, profile, url, endsAt: expiresAt }),
      );
    } else if (decision.by === "sso") {
      const { startUrl } = serviceProviderOf(origin, decision.profileId);
      await send(noPasswordMail({ ...about, profile: await profileOf(decision.profileId), url: startUrl }));
    } else if (decision.by === "password") {
      const { secret } = await link("password-reset", RESET_MINUTES);
      await send(passwordResetMail({ ...about, url: `${origin}/reset/${secret}` }));
    }
  });
  return null;
}
