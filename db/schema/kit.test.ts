import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { OrganizationId } from "../../lib/core/ids";
import { describeEachDialect } from "../testing";

describeEachDialect("the kit", (database) => {
  test("text, flags, numbers, instants and JSON come back as they were written", async () => {
    const { tables, transaction, read } = database();
    const createdAt = new Date("2026-11-24T09:12:44.567Z");
    const settings = { list: ["a", 1, null, { deep: true }], umlaut: "Zürich ✓", quote: `'";--`, empty: {} };
    const organization = {
      id: "ORkit" as OrganizationId,
      name: "Größe 名前 '",
      timeZone: "UTC",
      settings,
      createdAt,
    };
    await transaction((tx) => tx.insert(tables.organizations).values(organization));
    const [found] = await read
      .select()
      .from(tables.organizations)
      .where(eq(tables.organizations.id, organization.id));
    expect(found).toEqual(organization);
    const user = {
      id: "USkit" as never,
      organizationId: organization.id,
      email: "kit@kit.test",
      emailDomain: "kit.test",
      name: "Kit",
      searchText: "kit",
      role: "member" as const,
      status: "active" as const,
      operator: true,
      totpLastStep: 2_147_483_647,
      createdAt,
      lastSignInAt: null,
    };
    await transaction((tx) => tx.insert(tables.users).values(user));
    const [person] = await read.select().from(tables.users).where(eq(tables.users.id, user.id));
    expect(person).toMatchObject({ ...user, passwordHash: null });
    expect(person!.createdAt.getTime()).toBe(createdAt.getTime());
  });
  test("text sorts by code unit in both", async () => {
    const { tables, transaction, read } = database();
    const names = ["b", "B", "a-", "a.", "a", "_", "é"];
    await transaction(async (tx) => {
      for (const name of names)
        await tx.insert(tables.rateLimits).values({ key: name, windowStart: new Date(0), hits: 1 });
    });
    const rows = await read.select().from(tables.rateLimits).orderBy(tables.rateLimits.key);
    expect(rows.map(({ key }) => key)).toEqual([...names].sort());
  });
});
