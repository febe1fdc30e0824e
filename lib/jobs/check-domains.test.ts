import { afterAll, beforeAll, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { claimDomainCommand } from "../commands/claim-domain";
import { verifyDomainCommand } from "../commands/verify-domain";
import type { DomainId } from "../core/ids";
import { challengeValue } from "../core/verified-domain";
import { startDnsServer, type TestDnsServer } from "../runtime/testing/dns-server";
import { testWorld } from "../runtime/testing/test-world";
import { doorWork } from "../runtime/unit-of-work";
import { checkDomains } from "./check-domains";
import { remindDomains } from "./remind-domains";

let dns: TestDnsServer;
beforeAll(async () => {
  dns = await startDnsServer();
});
afterAll(() => dns.close());
let used = 0;

describeEachDialect("looking at domains", (database) => {
  const world = async () => {
    // Each world begins with nothing that is due, so that a turn is about its own domain.
    await database().transaction((tx) => tx.delete(database().tables.domains) as unknown as Promise<void>);
    const world = await testWorld(database(), { env: { dnsServers: [dns.address] } });
    const name = `job${used++}.test`;
    dns.set(name, "TXT", ["v=spf1 -all"]);
    const outcome = await world.run(claimDomainCommand, world.as(world.alice), { domain: name });
    const { domainId } = (outcome as { done: { domainId: DomainId } }).done;
    const row = async () => (await world.reads.domains.find(domainId))!;
    const at = `_sso-challenge.${name}`;
    const value = challengeValue((await row()).challenge);
    const record = { add: () => dns.set(at, "TXT", [value]), remove: () => dns.remove(at) };
    const kinds = async (to = "dana") =>
      (await world.mails())
        .filter(({ recipient }) => recipient.startsWith(`${to}@`))
        .map(({ kind }) => kind)
        .sort();
    /** As the server does: both jobs, again and again. */
    const turn = async () => {
      await checkDomains.run(world.ports);
      await remindDomains.run(world.ports);
      await checkDomains.run(world.ports);
      await remindDomains.run(world.ports);
    };
    const looks = () => dns.asked.filter((asked) => asked === at).length;
    return { world, name, domainId, row, record, kinds, turn, looks };
  };

  test("a new claim is looked at every minute for ten minutes, then every 5, 15 and 60, then daily, and never after 30 days", async () => {
    const { world: w, turn, looks } = await world();
    let at = 0;
    const looked: number[] = [];
    const until = async (minutes: number, step: number) => {
      for (; at <= minutes; at += step) {
        const before = looks();
        await checkDomains.run(w.ports);
        if (looks() > before) looked.push(at);
        w.pass({ minutes: step });
      }
    };
    await until(20, 1);
    expect(looked).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20]);
    looked.length = 0;
    w.pass({ hours: 2 });
    at += 120;
    await until(at + 60, 5);
    expect(looked.slice(1).map((minute, i) => minute - looked[i]!)).toEqual([15, 15, 15, 15]);
    w.pass({ days: 30 });
    await turn();
    const before = looks();
    w.pass({ days: 1 });
    await turn();
    expect(looks()).toBe(before);
  });

  test("S3 the record is seen without anybody's click, and then daily", async () => {
    const { world: w, row, record, turn, kinds, name } = await world();
    await turn();
    record.add();
    w.pass({ minutes: 1 });
    await turn();
    expect(await row()).toMatchObject({ verifiedAt: w.now(), verifiedBy: "dns" });
    expect((await row()).nextCheckAt!.getTime() - w.now().getTime()).toBe(86_400_000);
    expect((await w.events())[0]).toMatchObject({
      name: "domain.verified",
      actorKind: "product",
      details: { domain: name, by: "dns" },
    });
    expect(await kinds()).toEqual(["domain-verified"]);
  });

  test("who added it hears after a day and after three that it is not seen, each once, and nobody else does", async () => {
    const { world: w, turn, kinds } = await world();
    const told = async () => (await kinds("alice")).length;
    await turn();
    expect(await told()).toBe(0);
    w.pass({ days: 1 });
    await turn();
    expect(await told()).toBe(1);
    w.pass({ days: 2 });
    await turn();
    await turn();
    expect(await kinds("alice")).toEqual(["domain-not-yet", "domain-not-yet"]);
    w.pass({ days: 20 });
    await turn();
    expect([await told(), await kinds("dana")]).toEqual([2, []]);
  });

  test("R10 a missing record warns on days 0, 7, 14, 21, 27 and 29, once each; then the domain is lost, and back when the record is", async () => {
    const { world: w, row, record, turn, kinds, domainId } = await world();
    record.add();
    await turn();
    record.remove();
    w.pass({ days: 1 });
    await turn();
    const since = w.now();
    const days: number[] = [];
    let told = 0;
    for (let day = 0; day < 30; day++) {
      if (day > 0) {
        w.pass({ days: 1 });
        await turn();
      }
      const now = (await kinds()).filter((kind) => kind === "domain-needs-attention").length;
      if (now > told) days.push(day);
      told = now;
    }
    expect(days).toEqual([0, 7, 14, 21, 27, 29]);
    expect(await row()).toMatchObject({ missingSince: since, lostAt: null });
    w.pass({ days: 1 });
    await turn();
    expect(await row()).toMatchObject({ lostAt: w.now(), nextCheckAt: null });
    expect((await kinds()).filter((kind) => kind === "domain-lost")).toHaveLength(1);
    // Lost waits for a person; the record alone does not bring it back.
    record.add();
    w.pass({ days: 1 });
    await turn();
    expect((await row()).lostAt).not.toBeNull();
    expect(await w.run(verifyDomainCommand, w.as(w.alice), { domainId })).toMatchObject({
      done: { result: "restored" },
    });
    expect(await row()).toMatchObject({ lostAt: null, missingSince: null });
    expect((await kinds()).filter((kind) => kind === "domain-restored")).toHaveLength(1);
  });

  test("a record that comes back in time ends the warning by itself", async () => {
    const { world: w, row, record, turn, kinds } = await world();
    record.add();
    await turn();
    record.remove();
    w.pass({ days: 1 });
    await turn();
    record.add();
    w.pass({ days: 1 });
    await turn();
    expect(await row()).toMatchObject({ missingSince: null, lostAt: null });
    expect(await kinds()).toEqual(["domain-needs-attention", "domain-restored", "domain-verified"]);
  });

  test("name servers that fail take nothing away, however long", async () => {
    const { world: w, row, record, turn, kinds, name } = await world();
    record.add();
    await turn();
    dns.fault(name, "SERVFAIL");
    for (let day = 0; day < 40; day++) {
      w.pass({ days: 1 });
      await checkDomains.run(w.ports);
    }
    await turn();
    expect(await row()).toMatchObject({ missingSince: null, lostAt: null });
    expect(await kinds()).toEqual(["domain-verified"]);
    dns.fault(name, null);
  });

  test("of two processes one looks, and a turn takes only so many", async () => {
    const { world: w } = await world();
    const lease = () =>
      doorWork(w.ports, ({ domainChecks }, now) =>
        domainChecks.lease(16, now, new Date(now.getTime() + 300_000)),
      );
    const [one, other] = await Promise.all([lease(), lease()]);
    expect(one.length + other.length).toBe(1);
    // By name: a question may be asked again when the answer is slow.
    const before = dns.asked.length;
    const looked = () => new Set(dns.asked.slice(before)).size / 3;
    await w.change(async ({ domains }, at) => {
      for (let n = 0; n < 20; n++)
        await domains.add({
          id: `DM${used}${n}` as DomainId,
          name: `many${used}${n}.test`,
          challenge: "0".repeat(32),
          method: "dns",
          claimedAt: at,
          nextCheckAt: at,
          remindersSent: [],
        });
    });
    await checkDomains.run(w.ports);
    expect(looked()).toBe(16);
    await checkDomains.run(w.ports);
    expect(looked()).toBe(20);
  });
});
