import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { hashSecret } from "../runtime/secrets";
import { testWorld } from "../runtime/testing/test-world";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { changeAddressCommand } from "./change-address";
import { changeRoleCommand } from "./change-role";
import { inviteUsersCommand } from "./invite-users";
import { removeUserCommand } from "./remove-user";
import { resendInvitationCommand } from "./resend-invitation";
import { restoreUserCommand } from "./restore-user";
import { signOutUserCommand } from "./sign-out-user";
import { suspendUserCommand } from "./suspend-user";

describeEachDialect("people", (database) => {
  const planted = () => testWorld(database());
  type World = Awaited<ReturnType<typeof planted>>;
  const session = (world: World, user = world.bob) =>
    database().transaction((tx) =>
      tx
        .insert(database().tables.sessions)
        .values({
          id: `SE${Math.random()}` as never,
          userId: user.id,
          organizationId: world.organizationId,
          by: "password",
          startedAt: world.now(),
          lastSeenAt: world.now(),
          expiresAt: new Date(world.now().getTime() + 3_600_000),
        })
        .returning(),
    );
  const names = async (world: World) => (await world.events()).map((event) => event.name).sort();

  test("S12 many are invited at once, each with the way they will take, and each problem beside its address", async () => {
    const world = await planted();
    await world.requireSso();
    const taken = world.carol.email;
    const emails = `li@${world.domain}, ana@partner.test\nnobody, ${world.bob.email}; ${taken}`;
    const outcome = await world.run(inviteUsersCommand, world.as(world.dana), { emails, role: "member" });
    expect(outcome).toMatchObject({
      done: {
        invited: [
          { email: `li@${world.domain}`, profile: "Okta" },
          { email: "ana@partner.test", profile: null },
        ],
        problems: [
          { typed: "nobody", because: "email-invalid" },
          { typed: world.bob.email, because: "already-here" },
          { typed: taken, because: "email-taken" },
        ],
      },
    });
    const mails = await world.mails();
    const saysOkta = (to: string) => /Okta/.test(mails.find((mail) => mail.recipient === to)!.text);
    expect([`li@${world.domain}`, "ana@partner.test"].map(saysOkta)).toEqual([true, false]);
    expect(await names(world)).toEqual(["user.invited", "user.invited"]);
    await world.change(({ users }) => users.findByEmail("ana@partner.test").then((p) => users.remove(p!.id)));
  });

  test("without a mail server the administrator gets the links, with one he does not", async () => {
    const world = await planted();
    const invite = { emails: `li@${world.domain}` };
    const outcome = await world.run(inviteUsersCommand, world.as(world.dana), invite);
    const link = "done" in outcome ? outcome.done?.invited[0]?.link : null;
    expect(link).toMatch(/^http:\/\/localhost:3000\/invite\/[\w-]{43}$/);
    const row = await doorReads(world.ports).installation.findLink(
      hashSecret(String(link).split("/").at(-1)!),
    );
    expect(row).toMatchObject({ purpose: "invitation", email: `li@${world.domain}` });
    expect(row!.expiresAt.getTime() - world.now().getTime()).toBe(14 * 86_400_000);

    const mailed = await testWorld(database(), { env: { smtpUrl: "smtp://mail.test" } });
    const second = await mailed.run(inviteUsersCommand, mailed.as(mailed.dana), {
      emails: `li@${mailed.domain}`,
    });
    expect(second).toMatchObject({ done: { invited: [{ link: null }] } });
  });

  test("an address that another organization signs in is not invited, and nothing is half-written", async () => {
    const world = await planted();
    const other = await planted();
    await other.requireSso();
    const outcome = await world.run(inviteUsersCommand, world.as(world.alice), {
      emails: `x@${other.domain}`,
    });
    expect(outcome).toMatchObject({
      refused: { code: "nobody-invited", problems: [{ because: "domain-elsewhere" }] },
    });
    expect(await world.mails()).toEqual([]);
    expect(await world.events()).toEqual([]);
  });

  test("a second invitation ends the first link", async () => {
    const world = await planted();
    const first = await world.run(inviteUsersCommand, world.as(world.dana), { emails: `li@${world.domain}` });
    const li = (await world.reads.users.findByEmail(`li@${world.domain}`))!;
    const second = await world.run(resendInvitationCommand, world.as(world.dana), { userId: li.id });
    const link = (outcome: unknown) =>
      doorWork(world.ports, ({ installation }) =>
        installation.findLink(hashSecret(/invite\/([\w-]+)/.exec(JSON.stringify(outcome))![1]!)),
      );
    expect((await link(first))!.revokedAt).not.toBeNull();
    expect((await link(second))!.revokedAt).toBeNull();
    expect(await world.run(resendInvitationCommand, world.as(world.dana), { userId: world.bob.id })).toEqual({
      refused: { code: "user-not-invited" },
    });
  });

  test("B7 suspending ends every session and open link; restoring brings the person back", async () => {
    const world = await planted();
    await session(world);
    await session(world);
    const outcome = await world.run(suspendUserCommand, world.as(world.dana), { userId: world.bob.id });
    expect(outcome).toEqual({ done: { name: "Bob", sessions: 2 } });
    expect(await world.reads.sessions.living(world.bob.id, world.now())).toEqual([]);
    expect((await world.reads.users.find(world.bob.id))!.status).toBe("suspended");
    expect(await world.run(suspendUserCommand, world.as(world.dana), { userId: world.bob.id })).toEqual({
      refused: { code: "already-suspended" },
    });
    await world.run(restoreUserCommand, world.as(world.dana), { userId: world.bob.id });
    expect((await world.reads.users.find(world.bob.id))!.status).toBe("active");
    expect(await names(world)).toEqual(["user.restored", "user.suspended"]);
  });

  test("signing somebody out everywhere ends their sessions and nobody else's", async () => {
    const world = await planted();
    await session(world);
    await session(world, world.dana);
    await world.run(signOutUserCommand, world.as(world.alice), { userId: world.bob.id });
    expect(await world.reads.sessions.living(world.bob.id, world.now())).toEqual([]);
    expect(await world.reads.sessions.living(world.dana.id, world.now())).toHaveLength(1);
  });

  test("S14 the last owner stays, whoever asks, by every way", async () => {
    const world = await planted();
    const { alice, bob } = world;
    const demote = await world.run(changeRoleCommand, world.as(alice), { userId: alice.id, role: "member" });
    expect(demote).toEqual({ refused: { code: "last-owner" } });
    await world.run(changeRoleCommand, world.as(alice), { userId: bob.id, role: "owner" });
    await world.run(suspendUserCommand, world.as(alice), { userId: bob.id });
    expect(await world.run(changeRoleCommand, world.as(alice), { userId: alice.id, role: "admin" })).toEqual({
      refused: { code: "last-owner" },
    });
  });

  test("R4 the last emergency owner is not suspended, removed or demoted", async () => {
    const world = await planted();
    const egon = await world.addPerson(`egon@${world.domain}`, "owner", {
      emergencySince: world.now(),
      emergencyDrilledAt: world.now(),
    });
    const as = world.as(world.alice);
    const refused = { refused: { code: "last-emergency-owner" } };
    expect(await world.run(suspendUserCommand, as, { userId: egon.id })).toEqual(refused);
    expect(await world.run(removeUserCommand, as, { userId: egon.id })).toEqual(refused);
    expect(await world.run(changeRoleCommand, as, { userId: egon.id, role: "admin" })).toEqual(refused);
    await world.change(({ users }, at) =>
      users.change(world.alice.id, { emergencySince: at, emergencyDrilledAt: at }),
    );
    expect(await world.run(suspendUserCommand, as, { userId: egon.id })).toHaveProperty("done");
  });

  test("an admin touches no owner; another organization's person is not found", async () => {
    const world = await planted();
    const as = world.as(world.dana);
    expect(await world.run(suspendUserCommand, as, { userId: world.alice.id })).toEqual({
      refused: { code: "owner-required" },
    });
    expect(await world.run(suspendUserCommand, as, { userId: world.carol.id })).toMatchObject({
      refused: { code: "not-found" },
    });
    expect(await world.run(suspendUserCommand, world.as(world.bob), { userId: world.dana.id })).toMatchObject(
      {
        refused: { code: "forbidden" },
      },
    );
  });

  test("a removed person leaves no row behind and can be invited again", async () => {
    const world = await planted();
    await session(world);
    await world.run(removeUserCommand, world.as(world.dana), { userId: world.bob.id });
    expect(await world.reads.users.find(world.bob.id)).toBeNull();
    const again = await world.run(inviteUsersCommand, world.as(world.dana), { emails: world.bob.email });
    expect(again).toHaveProperty("done");
    expect(await names(world)).toEqual(["user.invited", "user.removed"]);
  });

  test("an old sign-in does not remove anybody", async () => {
    const world = await planted();
    const stale = world.as(world.dana, { signedInAt: new Date(world.now().getTime() - 11 * 60_000) });
    expect(await world.run(removeUserCommand, stale, { userId: world.bob.id })).toEqual({
      refused: { code: "sign-in-not-fresh" },
    });
  });

  test("an address changes only onto a verified domain, ends a pointless exemption, and tells both addresses", async () => {
    const world = await planted();
    await world.requireSso();
    const elsewhere = await world.run(changeAddressCommand, world.as(world.dana), {
      userId: world.bob.id,
      email: "bob@partner.test",
    });
    expect(elsewhere).toEqual({ refused: { code: "email-domain-not-verified", domain: "partner.test" } });
    const dev = `dev.${world.domain}`;
    await world.change(async ({ domains, exemptions }, at) => {
      await domains.add({
        id: `DM-${dev}` as never,
        name: dev,
        challenge: "1".repeat(32),
        method: "dns",
        claimedAt: at,
        verifiedAt: at,
        remindersSent: [],
      });
      await exemptions.start({
        id: `EX-${dev}` as never,
        userId: world.bob.id,
        kind: "given",
        reason: "night export",
        startedAt: at,
      });
    });
    const moved = await world.run(changeAddressCommand, world.as(world.dana), {
      userId: world.bob.id,
      email: `Bob@${dev}`,
    });
    expect(moved).toEqual({ done: { name: "Bob", email: `bob@${dev}` } });
    expect((await world.mails()).map((mail) => mail.recipient).sort()).toEqual(
      [world.bob.email, `bob@${dev}`].sort(),
    );
    expect(await names(world)).toEqual(["user.email-changed", "user.sso-enabled"]);
    expect(
      await world.run(changeAddressCommand, world.as(world.dana), {
        userId: world.bob.id,
        email: world.dana.email,
      }),
    ).toEqual({ refused: { code: "email-taken", email: world.dana.email } });
  });

  test("an admin does not move out of SSO alone; somebody else may move them, and an owner may move themselves", async () => {
    const world = await planted();
    await world.requireSso();
    const free = `free.${world.domain}`;
    await world.change(({ domains }, at) =>
      domains.add({
        id: `DM-${free}` as never,
        name: free,
        challenge: "1".repeat(32),
        method: "dns",
        claimedAt: at,
        verifiedAt: at,
        remindersSent: [],
      }),
    );
    const move = (by: typeof world.dana, who = by) =>
      world.run(changeAddressCommand, world.as(by), { userId: who.id, email: `${who.name}@${free}` });
    expect(await move(world.dana)).toEqual({ refused: { code: "not-yourself" } });
    expect(await move(world.alice, world.dana)).toHaveProperty("done");
    expect(await move(world.alice)).toHaveProperty("done");
  });

  test("a new role is told to the person, a new owner to the owners", async () => {
    const world = await planted();
    await world.run(changeRoleCommand, world.as(world.alice), { userId: world.bob.id, role: "owner" });
    expect((await world.mails()).map((mail) => [mail.recipient, mail.kind])).toEqual(
      expect.arrayContaining([
        [world.bob.email, "role-changed"],
        [world.alice.email, "owners-changed"],
      ]),
    );
    expect((await world.events())[0]).toMatchObject({
      name: "user.role-changed",
      details: { from: "member", to: "owner" },
    });
  });

  test("S14 100 changes at once that would each remove one of the last two owners leave exactly one", async () => {
    const world = await planted();
    const eve = await world.addPerson(`eve@${world.domain}`, "owner");
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, i) => {
        const [actor, other] = i % 2 ? [world.alice, eve] : [eve, world.alice];
        if (i % 3 === 0) return world.run(removeUserCommand, world.as(actor), { userId: other.id });
        if (i % 3 === 1) return world.run(suspendUserCommand, world.as(actor), { userId: other.id });
        return world.run(changeRoleCommand, world.as(actor), { userId: other.id, role: "member" });
      }),
    );
    // Whoever goes first may be suspended, then demoted, then removed: all of it is of one and the same person.
    expect(outcomes.filter((outcome) => "done" in outcome).length).toBeGreaterThan(0);
    expect(await world.reads.users.owners()).toHaveLength(1);
  });
});
