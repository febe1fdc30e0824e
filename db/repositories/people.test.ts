import { beforeAll, expect, test } from "vitest";
import { type TestWorld, testWorld } from "../../lib/runtime/testing/test-world";
import { describeEachDialect } from "../testing";
import type { PeopleFilter } from "./people";

describeEachDialect("the list of people", (database) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld(database());
    await world.requireSso();
    const { domain } = world;
    for (let i = 0; i < 60; i++) await world.addPerson(`p${String(i).padStart(2, "0")}@${domain}`, "member");
    await world.addPerson("ana.silva@partner.test", "member", { name: "Ana Silva" });
    await world.addPerson("zoe@z-partner.test", "admin", { name: "Zoë 100%_sure" });
    await world.addPerson(`inga@${domain}`, "member", { status: "invited", joinedAt: null });
    await world.addPerson(`egon@${domain}`, "owner", { emergencySince: world.now() });
    await world.addPerson("ana@globex.test", "member", {}, world.otherOrganizationId);
    await world.change(({ exemptions }, at) =>
      exemptions.start({
        id: "EX1" as never,
        userId: world.bob.id,
        kind: "given",
        reason: "the night export",
        startedAt: at,
        until: new Date(at.getTime() + 3_600_000),
      }),
    );
  });
  const emails = async (filter: PeopleFilter, limit = 100) =>
    (await world.reads.people.page(filter, { limit }, world.now())).people.map((row) => row.email);
  const local = async (filter: PeopleFilter) =>
    (await emails(filter)).map((email) => email.slice(0, email.indexOf("@")));

  test("pages by next links give everybody exactly once, by address, and people added between do not shift them", async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await world.reads.people.page({}, { after, limit: 7 }, world.now());
      seen.push(...page.people.map((row) => row.email));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(67);
    expect(seen).toHaveLength(67);
    expect(seen).not.toContain("ana@globex.test");
  });

  test("search finds the beginning and the middle of names and addresses, whatever the case", async () => {
    expect(await local({ search: "SILVA" })).toEqual(["ana.silva"]);
    expect(await local({ search: "ilv" })).toEqual(["ana.silva"]);
    expect(await local({ search: "ana.s" })).toEqual(["ana.silva"]);
    expect(await local({ search: "a s" })).toEqual(["ana.silva"]);
    expect(await local({ search: "p0" })).toHaveLength(10);
    expect(await local({ search: "zo" })).toEqual(["zoe"]);
    expect(await local({ search: "nobody here" })).toEqual([]);
  });

  test("signs that mean something to a database are only letters here", async () => {
    expect(await local({ search: "100%_s" })).toEqual(["zoe"]);
    expect(await local({ search: "%" })).toEqual(["zoe"]);
    for (const search of ['"', '"*"', "a OR b", "_____", "\\", "'; drop table users; --", "ana NOT silva"])
      expect(await local({ search })).toEqual([]);
  });

  test("filters by sign-in follow the rule, and each person has exactly one", async () => {
    expect(await local({ signIn: "exempt" })).toEqual(["bob"]);
    expect(await local({ signIn: "emergency" })).toEqual(["egon"]);
    expect(await local({ signIn: "password" })).toEqual(["ana.silva", "zoe"]);
    expect(await local({ outside: true })).toEqual(["ana.silva", "zoe"]);
    const sso = await emails({ signIn: "sso" });
    expect(sso).toHaveLength(63);
    expect(sso).not.toContain(world.bob.email);
  });

  test("filters by role, status and domain, alone and together", async () => {
    expect(await local({ role: "owner" })).toEqual(["alice", "egon"]);
    expect(await local({ status: "invited" })).toEqual(["inga"]);
    expect(await local({ domain: "partner.test" })).toEqual(["ana.silva"]);
    expect(await local({ domain: world.domain, role: "member", status: "invited" })).toEqual(["inga"]);
    expect(await local({ role: "admin", signIn: "password" })).toEqual(["zoe"]);
    expect(await local({ search: "example", role: "admin" })).toEqual([]);
    expect(await local({ search: "alice", role: "owner", signIn: "sso" })).toEqual(["alice"]);
    expect(await local({ signIn: "exempt", role: "owner" })).toEqual([]);
  });

  test("an exemption that is over no longer counts, before anybody has ended its row", async () => {
    const later = new Date(world.now().getTime() + 3_600_001);
    const exempt = await world.reads.people.page({ signIn: "exempt" }, { limit: 5 }, later);
    expect(exempt.people).toEqual([]);
  });

  test("counts are exact below their limit", async () => {
    expect(await world.reads.people.count({}, world.now())).toEqual({ people: 67, more: false });
    expect(await world.reads.people.count({ signIn: "sso" }, world.now())).toEqual({
      people: 63,
      more: false,
    });
    expect(await world.reads.people.count({ search: "silva" }, world.now())).toEqual({
      people: 1,
      more: false,
    });
  });

  test("the search follows a new name and forgets who was removed", async () => {
    const kim = await world.addPerson("kim@partner.test", "member", { name: "Kim Novak" });
    expect(await local({ search: "novak" })).toEqual(["kim"]);
    await world.change(({ users }) =>
      users.rename(kim.id, { email: "kim@partner.test", name: "Kim Basinger" }),
    );
    expect(await local({ search: "novak" })).toEqual([]);
    expect(await local({ search: "basing" })).toEqual(["kim"]);
    await world.change(({ users }) => users.remove(kim.id));
    expect(await local({ search: "basing" })).toEqual([]);
  });
});
