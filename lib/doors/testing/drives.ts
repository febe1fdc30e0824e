// Each door driven to its very end with what people really use, and committed: did a session begin?

import { addPasskeyCommand } from "../../commands/add-passkey";
import { beginPasskeyCommand } from "../../commands/begin-passkey";
import { changeAddressCommand } from "../../commands/change-address";
import { changePasswordCommand } from "../../commands/change-password";
import { changeSecondFactorRuleCommand } from "../../commands/change-second-factor-rule";
import { makeTestLinkCommand } from "../../commands/make-test-link";
import { sendSetUpLinkCommand } from "../../commands/send-set-up-link";
import { suspendUserCommand } from "../../commands/suspend-user";
import { parseEmail } from "../../core/email";
import type { DomainId, SessionId } from "../../core/ids";
import { START_PAGE } from "../../core/return-path";
import { serviceProviderOf } from "../../core/sso-profile";
import { beginPasskey } from "../../login/begin-passkey";
import { beginSso } from "../../login/begin-sso";
import { issueFirstStart, startInstallation } from "../../login/first-start";
import { confirmSetUpCode } from "../../login/open-set-up";
import { type ReceivedAnswer, receiveAssertion } from "../../login/receive-assertion";
import { redeemTicket } from "../../login/redeem-ticket";
import { requestReset } from "../../login/request-reset";
import { setPassword } from "../../login/set-password";
import { openSecondFactorSetUp, setUpSecondFactor } from "../../login/set-up-second-factor";
import { requestSignUp, signUp } from "../../login/sign-up";
import { startLogin } from "../../login/start-login";
import { submitPasskey } from "../../login/submit-passkey";
import { type PasswordAnswer, submitCode, submitPassword } from "../../login/submit-password";
import { authenticator } from "../../login/testing/authenticator";
import { VISITOR } from "../../login/testing/sso-world";
import { identityProvider } from "../../practice/identity-provider";
import { recoveryCodeHash } from "../../runtime/recovery-code";
import { hashSecret, newId, newSecret } from "../../runtime/secrets";
import type { TestWorld } from "../../runtime/testing/test-world";
import { newTotp, totpCode } from "../../runtime/totp";
import { doorReads, doorWork } from "../../runtime/unit-of-work";
import { createKeyPairSync } from "../../saml/key-pair";

const NEW_PASSWORD = "stapler sandwich parade";
export const idpKeys = createKeyPairSync({
  commonName: "idp.test",
  now: new Date("2026-01-01"),
  kind: "p256",
});
const foreignKeys = createKeyPairSync({
  commonName: "other.test",
  now: new Date("2026-01-01"),
  kind: "p256",
});

/** `before`: nothing is required yet. Answers what is done once it is. */
type Drive = (world: TestWorld) => Promise<() => Promise<boolean>>;

const submit = (world: TestWorld, password: string, given: { email?: string; recoveryCode?: string } = {}) =>
  submitPassword(world.ports, {
    email: parseEmail(given.email ?? world.bob.email)!,
    password,
    ...(given.recoveryCode ? { recoveryCode: given.recoveryCode } : {}),
    returnTo: START_PAGE,
    visitor: VISITOR,
  });
async function begins(world: TestWorld, answer: PasswordAnswer | ReceivedAnswer | { refused: string }) {
  if (!("ticket" in answer)) return false;
  return (await redeemTicket(world.ports, { ticket: answer.ticket, ...VISITOR })) !== null;
}
const ticketOf = (answer: PasswordAnswer) => {
  if ("ticket" in answer) return answer.ticket;
  throw new Error("No ticket, though nothing was required yet.");
};
async function secretIn(world: TestWorld, email: string, path: string): Promise<string | null> {
  const door = doorReads(world.ports);
  const mails = [...(await door.outbox(null).recent(200)), ...(await world.mails())];
  const found = mails
    .filter(({ recipient }) => recipient === email)
    .map(({ text }) => new RegExp(`/${path}/([\\w-]+)`).exec(text)?.[1])
    .filter((secret) => secret !== undefined);
  return found[0] ?? null;
}
/** Chooses a password by the link, and types it. */
const byLink = (world: TestWorld, secret: string | null) => async () => {
  if (!secret) return false;
  const set = await setPassword(world.ports, { secret, password: NEW_PASSWORD, ip: null });
  return "done" in set && begins(world, await submit(world, NEW_PASSWORD));
};
async function plantLink(world: TestWorld, purpose: "invitation" | "set-password" | "first-operator") {
  const secret = newSecret();
  const { id: userId, email, organizationId } = world.bob;
  await doorWork(world.ports, ({ installation }, now) =>
    installation.addLink({
      id: newId("link"),
      secretHash: hashSecret(secret),
      purpose,
      ...(purpose === "first-operator" ? {} : { userId, organizationId, email }),
      data: {},
      createdAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    }),
  );
  return secret;
}
const otherDomain = async (world: TestWorld) => {
  const name = `free-${world.domain}`;
  await world.change(({ domains }, at) =>
    domains.add({
      id: newId<DomainId>("domain"),
      name,
      challenge: "0".repeat(32),
      method: "dns",
      claimedAt: at,
      verifiedAt: at,
      verifiedBy: "dns",
      remindersSent: [],
    }),
  );
  return name;
};
/** Another profile than the one that the domain must use; its identity provider signs for whomever it likes. */
async function foreignResponse(world: TestWorld, organizationId: TestWorld["organizationId"]) {
  const { profileId } = await requireElsewhere(world, organizationId);
  const idp = identityProvider({ entityId: "https://other.test/metadata", keys: foreignKeys });
  const sp = serviceProviderOf(world.ports.env.appUrl, profileId);
  return () =>
    receiveAssertion(world.ports, {
      profileId,
      samlResponse: idp.respond({
        sp,
        now: world.now(),
        nameId: world.bob.email,
        signature: "ecdsa-sha256",
      }),
      relayState: null,
      visitor: VISITOR,
    });
}
async function requireElsewhere(world: TestWorld, organizationId: TestWorld["organizationId"]) {
  const made = await world.requireSso(`elsewhere-${world.domain}`, {
    issuer: "https://other.test/metadata",
    acceptUnsolicited: true,
    der: foreignKeys.der,
    fingerprint: foreignKeys.fingerprint,
  });
  if (organizationId !== world.organizationId) {
    const { profiles, domains } = world.ports.database.tables;
    await world.ports.database.transaction(async (tx) => {
      const { eq } = await import("drizzle-orm");
      await tx.update(profiles).set({ organizationId }).where(eq(profiles.id, made.profileId));
      await tx.update(domains).set({ organizationId }).where(eq(domains.id, made.domainId));
    });
  }
  return made;
}
const ownProfile = async (world: TestWorld) => {
  const { enforcement } = await doorReads(world.ports).logins.facts(
    parseEmail(`anybody@${world.domain}`)!,
    world.now(),
  );
  return enforcement!.profileId;
};
const ownResponse = (
  world: TestWorld,
  profileId: Awaited<ReturnType<typeof ownProfile>>,
  to: string | null,
) =>
  receiveAssertion(world.ports, {
    profileId,
    samlResponse: identityProvider({ entityId: "https://idp.test/metadata", keys: idpKeys }).respond({
      sp: serviceProviderOf(world.ports.env.appUrl, profileId),
      now: world.now(),
      inResponseTo: to,
      nameId: world.bob.email,
      signature: "ecdsa-sha256",
    }),
    relayState: null,
    visitor: VISITOR,
  });

async function addPasskey(world: TestWorld, key: ReturnType<typeof authenticator>): Promise<boolean> {
  const me = world.as(world.bob);
  const begun = await world.run(beginPasskeyCommand, me, {});
  if (!("done" in begun) || !begun.done) return false;
  const answer = JSON.stringify(key.create(begun.done));
  return "done" in (await world.run(addPasskeyCommand, me, { answer, name: "Phone" }));
}
async function enterByPasskey(world: TestWorld, key: ReturnType<typeof authenticator>): Promise<boolean> {
  const answer = key.get(await beginPasskey(world.ports, VISITOR.browser));
  return begins(world, await submitPasskey(world.ports, { answer, returnTo: START_PAGE, visitor: VISITOR }));
}

export const DRIVES: Readonly<Record<string, Drive>> = {
  password: async (world) => async () => begins(world, await submit(world, "bob's password")),
  async "second-factor"(world) {
    const { secret } = newTotp(world.bob.email);
    const totpSecret = world.ports.seal.close(secret);
    await world.change(({ users }, at) => users.change(world.bob.id, { totpSecret, totpConfirmedAt: at }));
    const answer = await submit(world, "bob's password");
    if (!("codeFor" in answer)) throw new Error("The second factor was not asked for.");
    return async () => {
      const code = totpCode(secret, world.now());
      return begins(
        world,
        await submitCode(world.ports, { attempt: answer.codeFor, code, visitor: VISITOR }),
      );
    };
  },
  async "second-factor-set-up"(world) {
    await world.run(changeSecondFactorRuleCommand, world.as(world.dana), { rule: "required" });
    const answer = await submit(world, "bob's password");
    if (!("setUpFor" in answer)) throw new Error("No second factor was to be set up.");
    const attempt = answer.setUpFor;
    const shown = await openSecondFactorSetUp(world.ports, { attempt, browser: VISITOR.browser });
    return async () => {
      const code = totpCode(shown!.secret, world.now());
      return begins(world, await setUpSecondFactor(world.ports, { attempt, code, visitor: VISITOR }));
    };
  },
  async passkey(world) {
    const key = authenticator();
    if (!(await addPasskey(world, key))) throw new Error("The passkey was not added.");
    return () => enterByPasskey(world, key);
  },
  "added-passkey": async (world) => async () => {
    const key = authenticator();
    return (await addPasskey(world, key)) && enterByPasskey(world, key);
  },
  async "recovery-code"(world) {
    const codes = [{ id: newId<string>("recoveryCode"), codeHash: recoveryCodeHash("ABCD-EFGH") }];
    await world.change(({ recoveryCodes }, at) => recoveryCodes.replace(world.bob.id, codes, at));
    return async () => begins(world, await submit(world, "bob's password", { recoveryCode: "ABCD-EFGH" }));
  },
  "changed-password": async (world) => async () => {
    const form = { current: "bob's password", password: NEW_PASSWORD };
    const changed = await world.run(changePasswordCommand, world.as(world.bob), form);
    return "done" in changed && begins(world, await submit(world, NEW_PASSWORD));
  },
  decision: async (world) => async () => {
    const step = await startLogin(world.ports, { email: parseEmail(world.bob.email)!, visitor: VISITOR });
    return "by" in step && step.by === "password" && begins(world, await submit(world, "bob's password"));
  },
  "reset-request": async (world) => async () => {
    await requestReset(world.ports, { email: parseEmail(world.bob.email)!, visitor: VISITOR });
    return byLink(world, await secretIn(world, world.bob.email, "reset"))();
  },
  async "reset-link"(world) {
    await requestReset(world.ports, { email: parseEmail(world.bob.email)!, visitor: VISITOR });
    const secret = await secretIn(world, world.bob.email, "reset");
    if (!secret) throw new Error("No reset mail, though nothing was required yet.");
    return byLink(world, secret);
  },
  "invitation-link": async (world) => byLink(world, await plantLink(world, "invitation")),
  "set-password-link": async (world) => byLink(world, await plantLink(world, "set-password")),
  "sign-up": async (world) => async () => {
    const email = parseEmail(world.bob.email)!;
    await requestSignUp(world.ports, { email, organization: "Initech", visitor: VISITOR });
    const secret = await secretIn(world, email, "sign-up");
    const made = secret
      ? await signUp(world.ports, { secret, name: "Bob", password: NEW_PASSWORD, ip: null })
      : null;
    return made !== null && "done" in made && begins(world, await submit(world, NEW_PASSWORD));
  },
  async "sign-up-link"(world) {
    // Nobody has the address yet: bob is invited to it meanwhile.
    const { bob } = world;
    const typed = parseEmail(`bobby@${world.domain}`)!;
    await requestSignUp(world.ports, { email: typed, organization: "Initech", visitor: VISITOR });
    const secret = await secretIn(world, typed, "sign-up");
    if (!secret) throw new Error("No sign-up mail, though nothing was required yet.");
    await world.change(({ users }) => users.rename(bob.id, { email: typed, name: bob.name }));
    return async () => {
      const made = await signUp(world.ports, { secret, name: "Bob", password: NEW_PASSWORD, ip: null });
      return "done" in made && begins(world, await submit(world, NEW_PASSWORD, { email: typed }));
    };
  },
  async "first-operator-link"(world) {
    if (await issueFirstStart(world.ports)) throw new Error("A first start, though there are people.");
    const secret = await plantLink(world, "first-operator");
    return async () => {
      const email = `first@${world.domain}`;
      const form = { secret, organization: "Initech", name: "Bob", email, password: NEW_PASSWORD, ip: null };
      const started = await startInstallation(world.ports, form);
      return "done" in started && begins(world, await submit(world, NEW_PASSWORD, { email }));
    };
  },
  "set-up-link": async (world) => async () => {
    const profileId = await ownProfile(world);
    const sent = await world.run(sendSetUpLinkCommand, world.as(world.alice), {
      profileId,
      email: world.bob.email,
    } as never);
    if (!("done" in sent)) throw new Error(`No set-up link: ${JSON.stringify(sent)}`);
    const { url, code } = sent.done as unknown as { url: string; code: string };
    const token = url.split("/").at(-1)!;
    const opened = await confirmSetUpCode(world.ports, { token, code, ip: null });
    if (!("browser" in opened)) throw new Error(`The code was refused: ${JSON.stringify(opened)}`);
    return false;
  },
  async "old-ticket"(world) {
    const ticket = ticketOf(await submit(world, "bob's password"));
    return () => begins(world, { ticket });
  },
  async "old-session"(world) {
    const ticket = ticketOf(await submit(world, "bob's password"));
    const redeemed = await redeemTicket(world.ports, { ticket, ...VISITOR });
    const id: SessionId = redeemed!.session.id;
    return async () => {
      await world.run(suspendUserCommand, world.as(world.dana), { userId: world.bob.id });
      return (await doorReads(world.ports).tickets.read(id, world.now())) !== null;
    };
  },
  async "address-onto"(world) {
    const free = await otherDomain(world);
    const erin = await world.addPerson(`erin@${free}`, "member");
    return async () => {
      const email = `erin@${world.domain}`;
      const moved = await world.run(changeAddressCommand, world.as(world.alice), { userId: erin.id, email });
      if (!("done" in moved)) throw new Error(`Not moved: ${JSON.stringify(moved)}`);
      return begins(world, await submit(world, "erin's password", { email }));
    };
  },
  async "address-away"(world) {
    const email = `bob@${await otherDomain(world)}`;
    return async () => {
      const userId = world.bob.id;
      const moved = await world.run(changeAddressCommand, world.as(world.bob), { userId, email });
      return "done" in moved && begins(world, await submit(world, "bob's password", { email }));
    };
  },
  "other-organization": async (world) => {
    const respond = await foreignResponse(world, world.otherOrganizationId);
    return async () => begins(world, await respond());
  },
  "other-profile": async (world) => {
    const respond = await foreignResponse(world, world.organizationId);
    return async () => begins(world, await respond());
  },
  unsolicited: async (world) => async () =>
    begins(world, await ownResponse(world, await ownProfile(world), null)),
  "test-link": async (world) => async () => {
    const profileId = await ownProfile(world);
    const made = await world.run(makeTestLinkCommand, world.as(world.alice), { profileId });
    const secret = "done" in made ? new URL(made.done.url).searchParams.get("test")! : "";
    const begun = await beginSso(world.ports, {
      profileId,
      purpose: { of: "test-link", secret },
      returnTo: START_PAGE,
      startedFrom: "link",
      visitor: VISITOR,
    });
    if (!("attempt" in begun)) throw new Error(`The test did not start: ${JSON.stringify(begun)}`);
    const answer = await ownResponse(world, profileId, begun.attempt);
    if (!("tested" in answer)) throw new Error(`Not a test: ${JSON.stringify(answer)}`);
    return begins(world, answer);
  },
  /** Not a door around SSO: the way itself, so that the identity provider of these tests is known to be believed. */
  sso: async (world) => async () => {
    const profileId = await ownProfile(world);
    const begun = await beginSso(world.ports, {
      profileId,
      purpose: { of: "login" },
      returnTo: START_PAGE,
      startedFrom: "our-page",
      visitor: VISITOR,
    });
    return "attempt" in begun && begins(world, await ownResponse(world, profileId, begun.attempt));
  },
};
