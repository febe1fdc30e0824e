import { expect, test } from "vitest";
import { z } from "zod";
import { describeEachDialect } from "../../db/testing";
import type { DomainId, ProfileId, UserId } from "../core/ids";
import { defineCommand } from "./command";
import { testWorld } from "./testing/test-world";
import { unitOfWork } from "./unit-of-work";

const rename = defineCommand({
  permission: "organization.manage",
  input: z.object({ name: z.string().min(1, "Write a name."), refuse: z.boolean().default(false) }),
  async run({ repos }, { name, refuse }) {
    const { name: from } = await repos.organization.get();
    await repos.organization.rename(name);
    if (refuse) return { refused: { code: "name-taken", name } };
    return { done: { name }, events: [{ name: "organization.renamed", from, to: name }] };
  },
});

describeEachDialect("running a command", (database) => {
  const planted = () => testWorld(database());
  const state = async (world: Awaited<ReturnType<typeof planted>>) => ({
    name: (await world.reads.organization.get()).name,
    events: (await world.events()).map((event) => event.name),
  });

  test("done commits the rows and the event about them, with who and from where", async () => {
    const world = await planted();
    expect(await world.run(rename, world.as(world.dana), { name: "Acme Ltd" })).toEqual({
      done: { name: "Acme Ltd" },
    });
    expect(await state(world)).toEqual({ name: "Acme Ltd", events: ["organization.renamed"] });
    expect((await world.events())[0]).toMatchObject({
      actorName: "Dana",
      ip: "203.0.113.7",
      actorKind: "person",
    });
  });
  test("a refusal after a write leaves no trace", async () => {
    const world = await planted();
    const before = await state(world);
    const outcome = await world.run(rename, world.as(world.dana), { name: "Other", refuse: true });
    expect(outcome).toEqual({ refused: { code: "name-taken", name: "Other" } });
    expect(await state(world)).toEqual(before);
  });
  test("an exception after a write leaves no trace and is thrown", async () => {
    const world = await planted();
    const before = await state(world);
    const work = unitOfWork(
      world.ports,
      world.organizationId,
      { kind: "product", id: null, name: "", ip: null },
      async (repos) => {
        await repos.organization.rename("Broken");
        throw new Error("the disk is full");
      },
    );
    await expect(work).rejects.toThrow("the disk is full");
    expect(await state(world)).toEqual(before);
  });
  test("a member is refused with the owners' names, before the input is read", async () => {
    const world = await planted();
    const outcome = await world.run(rename, world.as(world.bob), { name: "" });
    expect(outcome).toEqual({
      refused: { code: "forbidden", permission: "organization.manage", owners: ["Alice"] },
    });
  });
  test("wrong input is refused with the field and a sentence", async () => {
    const world = await planted();
    expect(await world.run(rename, world.as(world.dana), { name: "" })).toEqual({
      refused: { code: "invalid-input", issues: [{ field: "name", message: "Write a name." }] },
    });
  });
  test("another organization's rows do not exist: not to find, not to change", async () => {
    const world = await planted();
    const { profileId, domainId } = await world.requireSso();
    await world.change(async ({ users, profiles, domains }) => {
      expect(await users.find(world.alice.id)).toBeNull();
      expect(await profiles.find(profileId)).toBeNull();
      expect(await profiles.certificates(profileId)).toEqual([]);
      expect(await domains.find(domainId)).toBeNull();
      await users.change(world.alice.id, { role: "member" });
      await profiles.change(profileId, { name: "Taken over" });
      await domains.release([domainId]);
    }, world.otherOrganizationId);
    expect((await world.reads.users.find(world.alice.id))!.role).toBe("owner");
    expect((await world.reads.profiles.find(profileId))!.name).toBe("Okta");
    expect(await world.reads.domains.enforcedBy(profileId)).toHaveLength(1);
  });
  test("a domain is proven by one organization only, whoever writes first", async () => {
    const world = await planted();
    await world.requireSso();
    const claim = (at: Date) => ({
      id: `DM${at.getTime()}${world.domain}` as DomainId,
      name: world.domain,
      challenge: "0".repeat(32),
      method: "dns" as const,
      claimedAt: at,
      remindersSent: [],
    });
    const second = await world.change(({ domains }, at) => domains.add(claim(at)), world.otherOrganizationId);
    const prove = world.change(
      ({ domains }, at) => domains.change(second!.id, { verifiedAt: at }),
      world.otherOrganizationId,
    );
    await expect(prove).rejects.toThrow();
  });
  test("two exemptions at once: one row is open, and the other is told", async () => {
    const world = await planted();
    const start = (n: number) =>
      world.change(({ exemptions }, at) =>
        exemptions.start({
          id: `EX${n}${world.bob.id}` as never,
          userId: world.bob.id,
          kind: "given",
          reason: "no account there",
          startedAt: at,
        }),
      );
    expect((await Promise.all([start(1), start(2)])).sort()).toEqual([false, true]);
    expect(await world.reads.exemptions.inForce(world.now())).toHaveLength(1);
  });
});

test("forgetting does not compile", () => {
  const input = z.object({});
  // @ts-expect-error a command without a permission
  defineCommand({ input, run: async () => ({ refused: { code: "not-enforced" } }) });
  // @ts-expect-error done without an event
  defineCommand({ permission: "sso.enforce", input, run: async () => ({ done: {}, events: [] }) });
  // @ts-expect-error a UserId where a ProfileId is wanted
  const profile: ProfileId = "US1" as UserId;
  expect(profile).toBe("US1");
});
