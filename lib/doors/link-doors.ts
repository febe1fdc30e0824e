// Doors that a link opens: mailed, printed, or kept from before.
import type { LinkRow } from "../../db/repositories/links";
import type { OrganizationId } from "../core/ids";
import { startInstallation } from "../login/first-start";
import { confirmSetUpCode } from "../login/open-set-up";
import { requestReset } from "../login/request-reset";
import { setPassword } from "../login/set-password";
import { requestSignUp, signUp } from "../login/sign-up";
import { doorReads } from "../runtime/unit-of-work";
import type { Door, Stage, StageOf, Tried } from "./door";
import { thenPassword } from "./enter";
import { plantLink } from "./plant";
import { closed, closedToPassword } from "./reasons";

/** Long, and of no list of common ones. */
const PASSWORD = "rehearsal lantern thicket orbit";

/** Chooses a password by the link, then types it. */
async function byLink(stage: StageOf, secret: string): Promise<Tried> {
  const set = await setPassword(stage.ports, { secret, password: PASSWORD, ip: stage.visitor.ip });
  if ("refused" in set)
    return set.refused === "link-ended"
      ? closedToPassword(stage, "The link does not work.")
      : closedToPassword(stage, "No password was saved.");
  return thenPassword(stage);
}

const passwordLink = (
  purpose: LinkRow["purpose"],
  name: string,
  title: string,
  more: string[] = [],
): Door => ({
  name,
  title,
  tries: [`link:${purpose}`, ...more],
  needsPerson: true,
  async attempt(stage) {
    const { id: userId, organizationId } = stage.user;
    return byLink(stage, await plantLink(stage, purpose, { userId, organizationId }));
  },
});

/** The secret in a link of the mail that `act` writes to the address; null when it writes none. */
async function mailedBy(
  { ports, email }: Stage,
  organizationId: OrganizationId | null,
  path: RegExp,
  act: () => Promise<unknown>,
): Promise<string | null> {
  const { recent } = doorReads(ports).outbox(organizationId);
  const before = new Set((await recent(50)).map(({ id }) => id));
  await act();
  const mail = (await recent(50)).find(({ id, recipient }) => recipient === email && !before.has(id));
  return path.exec(mail?.text ?? "")?.[1] ?? null;
}

async function afterSignUp(stage: Stage, secret: string): Promise<Tried> {
  const { ports, visitor } = stage;
  const made = await signUp(ports, { secret, name: "Rehearsal", password: PASSWORD, ip: visitor.ip });
  if ("refused" in made) return closed(whyNoSignUp(stage));
  const tried = await thenPassword(stage);
  return tried.into
    ? { ...tried, because: "Sign-up is open, and no organization has the address yet." }
    : tried;
}

function whyNoSignUp({ facts }: Stage): string {
  if (facts.user) return "The address belongs to somebody here already.";
  return facts.enforcement
    ? "An organization requires SSO for this domain, so no other is made with it."
    : "Sign-up is closed.";
}

/** How many sessions of the person live. */
async function livingSessions({ ports, facts: { user }, now }: Stage): Promise<number> {
  if (!user) return 0;
  return (await doorReads(ports).of(user.organizationId).sessions.living(user.id, now)).length;
}

export const LINK_DOORS: readonly Door[] = [
  {
    name: "reset-request",
    title: "“Forgot your password?”, and the mail that it sends",
    tries: ["action app/login/actions.ts#requestResetLink"],
    needsPerson: true,
    async attempt(stage) {
      const { organizationId } = stage.user;
      const secret = await mailedBy(stage, organizationId, /\/(?:reset|invite)\/([\w-]+)/, () =>
        requestReset(stage.ports, stage),
      );
      return secret
        ? byLink(stage, secret)
        : closedToPassword(stage, "No mail with a link is sent to this address.");
    },
  },
  passwordLink("password-reset", "reset-link", "A reset link from before", [
    "lib/login/set-password.ts",
    "action app/reset/actions.ts#choosePassword",
  ]),
  passwordLink("invitation", "invitation-link", "An invitation link from before"),
  passwordLink("set-password", "set-password-link", "A link to set a password from before"),
  {
    name: "sign-up",
    title: "Signing up with the address, to make another organization",
    tries: ["action app/sign-up/actions.ts#askForSignUp"],
    needsPerson: false,
    async attempt(stage) {
      const secret = await mailedBy(stage, null, /\/sign-up\/([\w-]+)/, () =>
        requestSignUp(stage.ports, { ...stage, organization: "Rehearsal" }),
      );
      return secret ? afterSignUp(stage, secret) : closed(whyNoSignUp(stage));
    },
  },
  {
    name: "sign-up-link",
    title: "A sign-up link from before",
    tries: [
      "link:sign-up",
      "lib/login/sign-up.ts",
      "lib/login/make-organization.ts",
      "action app/sign-up/actions.ts#finishSignUp",
    ],
    needsPerson: false,
    attempt: async (stage) =>
      afterSignUp(stage, await plantLink(stage, "sign-up", { data: { organization: "Rehearsal" } })),
  },
  {
    name: "first-operator-link",
    title: "The one-time address of the first start",
    tries: [
      "link:first-operator",
      "lib/login/first-start.ts",
      "action app/first/[token]/actions.ts#makeFirstOperator",
    ],
    needsPerson: false,
    async attempt(stage) {
      const secret = await plantLink(stage, "first-operator", {});
      const { email, visitor, ports } = stage;
      const form = { organization: "Rehearsal", name: "Rehearsal", email, password: PASSWORD };
      const started = await startInstallation(ports, { ...form, secret, ip: visitor.ip });
      if ("refused" in started) return closed("There are people here already, so there is no first start.");
      return thenPassword(stage);
    },
  },
  {
    name: "set-up-link",
    title: "A set-up link with its code",
    tries: ["link:set-up"],
    needsPerson: false,
    async attempt(stage) {
      const { ports, facts } = stage;
      const profileId = facts.enforcement?.profileId ?? null;
      const organizationId = facts.enforcement?.organizationId ?? null;
      if (!profileId) return closed("It opens the set-up of one profile, and this domain uses none.");
      const code = "1234567890";
      const data = { code: ports.seal.close(code), domains: true, browsers: [], wrongCodes: 0 };
      const token = await plantLink(stage, "set-up", { organizationId, profileId, data });
      const before = await livingSessions(stage);
      await confirmSetUpCode(ports, { token, code, ip: stage.visitor.ip });
      return (await livingSessions(stage)) === before
        ? closed("It opens the set-up of one profile, never anybody’s session.")
        : { into: "password", because: "A session began." };
    },
  },
];
