import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { changeProfileOptionsCommand } from "../commands/change-profile-options";
import { publishDraftCommand } from "../commands/publish-draft";
import { profileFingerprint } from "../core/profile-fingerprint";
import type { ProfileConfiguration } from "../core/sso-profile";
import { ssoWorld } from "./testing/sso-world";

describeEachDialect("accounts just in time", (database) => {
  const ready = async (newAccounts: ProfileConfiguration["newAccounts"] | undefined) => {
    const world = await ssoWorld(database());
    const live = async (change: object) =>
      world.change(async ({ profiles }) => {
        const { live: before } = (await profiles.find(world.profileId))!;
        await profiles.change(world.profileId, { live: { ...before!, ...change } });
      });
    await live({ newAccounts });
    const stranger = `stranger@${world.domain}`;
    const find = (email = stranger) => world.reads.users.findByEmail(email);
    return { world, stranger, find, live };
  };
  const REFUSED = "unknown-user";

  test("an unknown person of a required domain gets an account with the profile's role and the asserted name, and is in", async () => {
    for (const role of ["member", "admin"] as const) {
      const { world, stranger, find } = await ready(role);
      const answer = await world.signIn(stranger, { attributes: { displayName: "Sam Stranger" } });
      if (!("ticket" in answer)) throw new Error(JSON.stringify(answer));
      const user = await find();
      expect(user).toMatchObject({ name: "Sam Stranger", role, status: "active", passwordHash: null });
      expect((await world.redeem(answer.ticket))!.session).toMatchObject({ userId: user!.id, by: "sso" });
      expect(await world.signIn(stranger)).toHaveProperty("ticket");
      const made = (await world.events()).filter(({ name }) => name === "user.account-made");
      expect(made.map(({ details }) => details)).toMatchObject([{ email: stranger, role, profile: "Okta" }]);
    }
  });

  test("S13 off, or not said by an earlier version: refused, and no account is made", async () => {
    for (const setting of ["off", undefined] as const) {
      const { world, stranger, find } = await ready(setting);
      expect(await world.signIn(stranger)).toHaveProperty("problem");
      expect((await world.attempts())[0]).toMatchObject({ because: REFUSED, email: stranger });
      expect(await find()).toBeNull();
    }
  });

  test("a suspended person stays out and suspended", async () => {
    const { world } = await ready("member");
    await world.change(({ users }) => users.change(world.bob.id, { status: "suspended" }));
    expect(await world.signIn(world.bob.email)).toHaveProperty("problem");
    expect((await world.attempts())[0]).toMatchObject({ because: "user-suspended" });
    expect((await world.reads.users.find(world.bob.id))!.status).toBe("suspended");
  });

  test("I3 somebody of another organization with an address on this domain stays theirs", async () => {
    const { world } = await ready("admin");
    const email = `guest@${world.domain}`;
    const guest = await world.addPerson(email, "member", {}, world.otherOrganizationId);
    expect(await world.signIn(email)).toHaveProperty("problem");
    expect((await world.attempts())[0]).toMatchObject({ because: REFUSED });
    const found = await database().read.select().from(database().tables.users);
    expect(found.filter((user) => user.email === email)).toMatchObject([
      { id: guest.id, organizationId: world.otherOrganizationId, role: "member" },
    ]);
  });

  test("no account for an address outside the required domains, whatever else the organization has verified", async () => {
    const { world, find } = await ready("member");
    for (const email of [`stranger@${world.otherDomain}`, "stranger@nowhere.test"]) {
      expect(await world.signIn(email)).toHaveProperty("problem");
      expect(await find(email)).toBeNull();
    }
    expect((await world.attempts())[0]!.because).toBe("DOMAIN_NOT_ALLOWED");
  });

  test("no account while the domain is lost or the profile is off", async () => {
    const lost = await ready("member");
    await lost.world.change(({ domains }, at) => domains.change(lost.world.domainId, { lostAt: at }));
    expect(await lost.world.signIn(lost.stranger)).toHaveProperty("problem");
    expect(await lost.find()).toBeNull();
    const off = await ready("member");
    const { attempt } = await off.world.begin();
    await off.world.change(({ profiles }) => profiles.change(off.world.profileId, { on: false }));
    expect(await off.world.post(off.world.answer(attempt, off.stranger))).toHaveProperty("problem");
    expect(await off.find()).toBeNull();
  });

  test("a NameID that belongs to somebody gets no second account under another address", async () => {
    const { world, stranger, find } = await ready("member");
    const persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    const as = (email: string) =>
      world.signIn("subject-4711", { nameIdFormat: persistent, attributes: { email } });
    expect(await as(world.bob.email)).toHaveProperty("ticket");
    expect(await as(stranger)).toHaveProperty("problem");
    expect((await world.attempts())[0]!.because).toBe("IDENTITY_CHANGED");
    expect(await find()).toBeNull();
  });

  test("a response posted again makes nothing, and twenty first sign-ins at once make one account", async () => {
    const { world, stranger, find } = await ready("member");
    const begun = [];
    for (let i = 0; i < 20; i++) begun.push(await world.begin());
    const answers = await Promise.all(
      begun.map(({ attempt }) => world.post(world.answer(attempt, stranger))),
    );
    expect(answers.filter((answer) => "ticket" in answer)).toHaveLength(20);
    expect(await find()).not.toBeNull();
    const made = (await world.events()).filter(({ name }) => name === "user.account-made");
    expect(made).toHaveLength(1);
  });

  test("the choice is saved as a draft, needs no new test, holds when it is published, and a set-up link cannot make it", async () => {
    const { world, stranger } = await ready("off");
    const { profileId } = world;
    const options = {
      signInBinding: "redirect",
      signaturePolicy: "either",
      toleranceSeconds: "180",
    } as const;
    const save = (newAccounts: "member" | undefined) =>
      world.run(changeProfileOptionsCommand, world.as(world.dana), { profileId, ...options, newAccounts });
    expect(await save("member")).toEqual({ done: { changed: ["newAccounts"] } });
    expect(await world.signIn(stranger)).toHaveProperty("problem");
    // Options that are saved without it leave it as it is.
    await save(undefined);
    const draft = async () => (await world.reads.profiles.find(profileId))!.draft!.configuration.newAccounts;
    expect(await draft()).toBe("member");
    const email = "it@elsewhere.test";
    const contact = { kind: "contact", profileId, organizationId: world.organizationId, email } as never;
    await world.run(changeProfileOptionsCommand, contact, { profileId, ...options, newAccounts: "admin" });
    expect(await draft()).toBe("member");
    const fingerprint = await world.change(async ({ profiles }) => {
      const profile = (await profiles.find(profileId))!;
      const certificates = (await profiles.certificates(profileId)).filter(({ live }) => live);
      const tested = profileFingerprint(
        profile.live!,
        certificates.map((one) => one.fingerprint),
      );
      await profiles.change(profileId, { testedFingerprint: tested });
      return tested;
    });
    expect(fingerprint).not.toContain("member");
    expect(
      await world.run(publishDraftCommand, world.as(world.dana), { profileId, untestedKnown: "on" }),
    ).toHaveProperty("done");
    expect(await world.signIn(stranger)).toHaveProperty("ticket");
  });
});
