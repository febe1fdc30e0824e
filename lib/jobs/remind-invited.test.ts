import { expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { inviteUsersCommand } from "../commands/invite-users";
import { resendInvitationCommand } from "../commands/resend-invitation";
import { openLink, setPassword } from "../login/set-password";
import { type TestWorld, testWorld } from "../runtime/testing/test-world";
import { remindInvited } from "./remind-invited";

describeEachDialect("reminders of invitations", (database) => {
  const invited = async () => {
    const world = await testWorld(database());
    const email = `new@${world.otherDomain.replace("globex", "partner")}`;
    await world.run(inviteUsersCommand, world.as(world.alice), { emails: email, role: "member" });
    const mails = async () => (await world.mails()).filter(({ recipient }) => recipient === email);
    return { world, email, mails };
  };
  const secretOf = (mail: { text: string }) => /\/invite\/(\S+)/.exec(mail.text)![1]!;
  const open = (world: TestWorld, mail: { text: string }) => openLink(world.ports, secretOf(mail));

  test("F 1 whoever has not joined is reminded on days 3 and 10, once each, and told when the invitation ends", async () => {
    const { world, mails } = await invited();
    const told: number[] = [];
    for (let day = 0, before = 1; day < 16; day++, world.pass({ days: 1 })) {
      // Of two processes, and again an hour later.
      await Promise.all([remindInvited.run(world.ports), remindInvited.run(world.ports)]);
      await remindInvited.run(world.ports);
      const now = (await mails()).length;
      told.push(...Array.from({ length: now - before }, () => day));
      before = now;
    }
    expect(told).toEqual([3, 10]);
    const all = await mails();
    expect(all.filter(({ subject }) => subject.startsWith("Reminder: "))).toHaveLength(2);
    const until = /Please accept by [^.]+\./;
    expect(new Set(all.map(({ text }) => until.exec(text)?.[0])).size).toBe(1);
  });

  test("the address in a reminder works beside the first one, and ends with it", async () => {
    const { world, mails } = await invited();
    world.pass({ days: 3 });
    await remindInvited.run(world.ports);
    const all = await mails();
    expect(all).toHaveLength(2);
    for (const mail of all) expect((await open(world, mail)).state).toBe("open");
    world.pass({ days: 11 });
    for (const mail of all) expect((await open(world, mail)).state).toBe("ended");
  });

  test("a server that was down for both days reminds once", async () => {
    const { world, mails } = await invited();
    world.pass({ days: 11 });
    for (let i = 0; i < 3; i++) await remindInvited.run(world.ports);
    expect(await mails()).toHaveLength(2);
  });

  test("nobody who has joined or has a newer invitation is reminded of the old one", async () => {
    const { world, email, mails } = await invited();
    const person = (await world.reads.users.findByEmail(email))!;
    world.pass({ days: 2 });
    await world.run(resendInvitationCommand, world.as(world.alice), { userId: person.id });
    world.pass({ days: 1 });
    await remindInvited.run(world.ports);
    expect(await mails()).toHaveLength(2);
    const newest = (await mails()).find(({ createdAt }) => createdAt > person.createdAt)!;
    const set = { secret: secretOf(newest), password: "a long walk by the sea", ip: null };
    expect(await setPassword(world.ports, set)).toHaveProperty("done");
    world.pass({ days: 3 });
    await remindInvited.run(world.ports);
    expect((await mails()).filter(({ kind }) => kind === "invitation")).toHaveLength(2);
  });
});
