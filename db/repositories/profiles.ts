import { and, asc, eq, inArray } from "drizzle-orm";
import type { CertificateId, OrganizationId, ProfileId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type ProfileRow = Tables["profiles"]["$inferSelect"];
export type CertificateRow = Tables["certificates"]["$inferSelect"];

/** Profiles belong to one product; only this one's are ever shown or usable here (S17). */
export const PRODUCT = "doorward";

/** SSO profiles of one organization, with their certificates. Legacy profiles appear when the operator activated them (S16). */
export const profiles = (
  { profiles, certificates, profileVersions }: Tables,
  q: Queryable,
  organizationId: OrganizationId,
) => {
  const mine = and(
    eq(profiles.organizationId, organizationId),
    eq(profiles.product, PRODUCT),
    eq(profiles.visible, true),
  );
  const own = (id: ProfileId) => and(mine, eq(profiles.id, id));
  return {
    async list(): Promise<ProfileRow[]> {
      return q.select().from(profiles).where(mine).orderBy(asc(profiles.createdAt), asc(profiles.id));
    },
    async find(id: ProfileId): Promise<ProfileRow | null> {
      const [row] = await q.select().from(profiles).where(own(id));
      return row ?? null;
    },
    async add(
      row: Omit<Tables["profiles"]["$inferInsert"], "organizationId" | "product">,
    ): Promise<ProfileRow> {
      const [saved] = await q
        .insert(profiles)
        .values({ ...row, organizationId, product: PRODUCT })
        .returning();
      return saved!;
    },
    async change(
      id: ProfileId,
      change: Partial<Omit<ProfileRow, "id" | "organizationId" | "product">>,
    ): Promise<void> {
      await q.update(profiles).set(change).where(own(id));
    },
    /** Certificates, oldest first; those of a draft included (`live: false`). Empty for a foreign profile. */
    async certificates(profileId: ProfileId): Promise<CertificateRow[]> {
      const rows = await q
        .select({ certificate: certificates })
        .from(certificates)
        .innerJoin(profiles, eq(profiles.id, certificates.profileId))
        .where(own(profileId))
        .orderBy(asc(certificates.addedAt), asc(certificates.id));
      return rows.map((row) => row.certificate);
    },
    /** Null when the profile has this certificate already. */
    async addCertificate(row: Tables["certificates"]["$inferInsert"]): Promise<CertificateRow | null> {
      const [saved] = await q.insert(certificates).values(row).onConflictDoNothing().returning();
      return saved ?? null;
    },
    async changeCertificate(
      id: CertificateId,
      change: Partial<Pick<CertificateRow, "live" | "remindersSent" | "source">>,
    ): Promise<void> {
      await q.update(certificates).set(change).where(eq(certificates.id, id));
    },
    async removeCertificates(profileId: ProfileId, ids: readonly CertificateId[]): Promise<void> {
      if (ids.length === 0) return;
      await q
        .delete(certificates)
        .where(and(eq(certificates.profileId, profileId), inArray(certificates.id, [...ids])));
    },
    async versions(profileId: ProfileId) {
      return q
        .select()
        .from(profileVersions)
        .where(eq(profileVersions.profileId, profileId))
        .orderBy(asc(profileVersions.version));
    },
    async addVersion(row: Tables["profileVersions"]["$inferInsert"]): Promise<void> {
      await q.insert(profileVersions).values(row);
    },
    async removeVersion(id: string): Promise<void> {
      await q.delete(profileVersions).where(eq(profileVersions.id, id));
    },
    /** The profile and everything that is only its own. The caller has checked that no domain points at it. */
    async remove(id: ProfileId): Promise<void> {
      await q.delete(certificates).where(eq(certificates.profileId, id));
      await q.delete(profileVersions).where(eq(profileVersions.profileId, id));
      await q.delete(profiles).where(own(id));
    },
  };
};
