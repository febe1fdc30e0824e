import { beforeAll, expect, test } from "vitest";
import { describeEachDialect } from "../../db/testing";
import { newId } from "../runtime/secrets";
import { type TestWorld, testWorld } from "../runtime/testing/test-world";
import { doorWork } from "../runtime/unit-of-work";
import { listManagedUsersQuery } from "./list-managed-users";
import { wishesQuery } from "./wishes";

describeEachDialect("the list of managed users", (database) => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld(database());
    await world.requireSso();
    await world.addPerson("ana@partner.test", "member");
    await world.addPerson(`li@${world.domain}`, "member", { status: "invited", joinedAt: null });
    await world.addPerson(`egon@${world.domain}`, "owner", { emergencySince: world.now() });
    await world.change(({ exemptions }, at) =>
      exemptions.start({
        id: newId("exemption"),
        userId: world.bob.id,
        kind: "given",
        reason: "the night export",
        startedAt: at,
      }),
    );
  });
  const list = async (input: Record<string, string> = {}, actor = world.as(world.dana)) => {
    const outcome = await world.ask(listManagedUsersQuery, actor, input as never);
    if (!("answer" in outcome)) throw new Error(outcome.refused.code);
    return outcome.answer;
  };
  const local = (email: string) => email.slice(0, email.indexOf("@"));

  test("S12 each person stands with the way they sign in and how the SSO switch stands", async () => {
    const { people } = await list();
    expect(people.map(({ email, signIn, sso }) => [local(email), signIn.way, sso])).toEqual([
      ["alice", "sso", { shown: "switch", on: true }],
      ["ana", "password", { shown: "none", because: "domain-not-enforced" }],
      ["bob", "exempt", { shown: "switch", on: false }],
      ["dana", "sso", { shown: "switch", on: true }],
      ["egon", "emergency", { shown: "locked", because: "emergency" }],
      ["li", "sso", { shown: "switch", on: true }],
    ]);
  });

  test("filters come from the address, and what is not understood is left out", async () => {
    expect((await list({ signIn: "exempt" })).people.map(({ email }) => local(email))).toEqual(["bob"]);
    expect((await list({ search: "  ANA@P " })).people.map(({ email }) => local(email))).toEqual(["ana"]);
    const odd = await list({ role: "king", status: "'", size: "7", signIn: "nonsense" });
    expect(odd.people).toHaveLength(6);
    expect(odd.filtered).toBe(false);
  });

  test("how many are outside the domains is counted", async () => {
    expect((await list()).outside).toEqual({ people: 1, more: false });
  });

  test("a member and another organization's administrator see nobody of it", async () => {
    expect(await world.ask(listManagedUsersQuery, world.as(world.bob), {} as never)).toMatchObject({
      refused: { code: "forbidden" },
    });
    const { people } = await list({}, world.as(world.carol));
    expect(people.map(({ email }) => email)).toEqual([world.carol.email]);
  });

  test("S13 an uninvited person's valid sign-in is a wish, once per address, until somebody invites them", async () => {
    const attempt = (email: string, minutes: number, over: Record<string, unknown> = {}) =>
      doorWork(world.ports, ({ logins }, now) =>
        logins.open({
          id: newId("attempt"),
          reference: newId("event"),
          organizationId: world.organizationId,
          purpose: "login",
          method: "sso",
          startedFrom: "our-page",
          startedAt: new Date(now.getTime() - minutes * 60_000),
          expiresAt: now,
          returnTo: "/",
          email,
          finishedAt: now,
          outcome: "refused",
          because: "unknown-user",
          trace: [],
          ...over,
        }),
      );
    await attempt(`new@${world.domain}`, 5);
    await attempt(`new@${world.domain}`, 60);
    await attempt(`late@${world.domain}`, 1);
    await attempt(`old@${world.domain}`, 40 * 1440);
    await attempt(`wrong@${world.domain}`, 2, { because: "SIGNATURE_INVALID" });
    await attempt(`tester@${world.domain}`, 2, { purpose: "test" });
    await attempt(`guess@${world.domain}`, 2, { method: "password" });
    await attempt(`other@${world.otherDomain}`, 2, { organizationId: world.otherOrganizationId });
    const wishes = async () => {
      const outcome = await world.ask(wishesQuery, world.as(world.dana), {});
      return "answer" in outcome ? outcome.answer.wishes : [];
    };
    expect((await wishes()).map(({ email, tries }) => [local(email), tries])).toEqual([
      ["late", 1],
      ["new", 2],
    ]);
    expect((await wishes())[1]!.last).toEqual(new Date(world.now().getTime() - 5 * 60_000));
    expect((await list()).wishes).toBe(2);
    const invited = await world.addPerson(`late@${world.domain}`, "member", { status: "invited" });
    expect((await wishes()).map(({ email }) => local(email))).toEqual(["new"]);
    await world.change(({ users }) => users.remove(invited.id));
  });
});
