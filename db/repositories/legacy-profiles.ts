import { and, asc, eq, inArray, like } from "drizzle-orm";
import type { OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";
import { PRODUCT, type ProfileRow } from "./profiles";

/** SSO profiles of the older generation (`JB…`) as the operator sees them: those that the Admin Center does not show yet too. */
export const legacyProfiles = (
  { profiles, domains, identities }: Tables,
  q: Queryable,
  organizationId: OrganizationId,
) => {
  const mine = and(
    eq(profiles.organizationId, organizationId),
    eq(profiles.product, PRODUCT),
    like(profiles.id, "JB%"),
  );
  return {
    async list(): Promise<ProfileRow[]> {
      return q.select().from(profiles).where(mine).orderBy(asc(profiles.createdAt), asc(profiles.id));
    },
    /** From now on owners and admins see and change it (S16). False when it is none of this organization's. */
    async activate(id: ProfileId): Promise<boolean> {
      const rows = await q
        .update(profiles)
        .set({ visible: true })
        .where(and(mine, eq(profiles.id, id)))
        .returning({ id: profiles.id });
      return rows.length === 1;
    },
    /** Those that this person signs in with: required for their domain, or used before. */
    async ofPerson(person: { id: UserId; emailDomain: string }): Promise<ProfileRow[]> {
      const required = await q
        .select({ id: domains.enforcedByProfileId })
        .from(domains)
        .where(and(eq(domains.organizationId, organizationId), eq(domains.name, person.emailDomain)));
      const used = await q
        .select({ id: identities.profileId })
        .from(identities)
        .where(eq(identities.userId, person.id));
      const ids = [...required, ...used].flatMap(({ id }) => id ?? []);
      if (ids.length === 0) return [];
      return q
        .select()
        .from(profiles)
        .where(and(mine, inArray(profiles.id, ids)))
        .orderBy(asc(profiles.id));
    },
  };
};
