import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { OrganizationId } from "../../../lib/core/ids";
import type { RequiredDomain } from "../../../lib/core/sign-in-way";
import type { Queryable } from "../../database";
import type { Tables } from "../../schema/tables";
import { isPaused } from "../logins";
import { PRODUCT } from "../profiles";

export const domainNames = (
  { domains, profiles, certificates }: Tables,
  q: Queryable,
  organizationId: OrganizationId,
) => {
  const requiredDomains = async (now: Date): Promise<RequiredDomain[]> => {
    const rows = await q
      .select({ domain: domains, profile: profiles })
      .from(domains)
      .innerJoin(profiles, eq(profiles.id, domains.enforcedByProfileId))
      .where(
        and(
          eq(domains.organizationId, organizationId),
          isNotNull(domains.verifiedAt),
          eq(profiles.organizationId, organizationId),
          eq(profiles.product, PRODUCT),
        ),
      )
      .orderBy(domains.name);
    const ids = [...new Set(rows.map((row) => row.profile.id))];
    const trusted = ids.length
      ? await q
          .selectDistinct({ profileId: certificates.profileId })
          .from(certificates)
          .where(and(inArray(certificates.profileId, ids), eq(certificates.live, true)))
      : [];
    const withCertificate = new Set(trusted.map((row) => row.profileId));
    return rows.map(({ domain, profile }) => ({
      name: domain.name,
      profileId: profile.id,
      profile: profile.name,
      usable: profile.on && profile.live !== null && withCertificate.has(profile.id),
      paused: isPaused(profile, now),
      lost: domain.lostAt !== null,
    }));
  };

  return {
    /** Domains whose people must use SSO, paused ones included. */
    requiredDomains,
    async verified(): Promise<string[]> {
      const rows = await q
        .select({ name: domains.name })
        .from(domains)
        .where(and(eq(domains.organizationId, organizationId), isNotNull(domains.verifiedAt)));
      return rows.map((row) => row.name);
    },
    /** Domains whose people must use SSO now. */
    async binding(now: Date): Promise<string[]> {
      return (await requiredDomains(now)).filter((domain) => !domain.paused).map((domain) => domain.name);
    },
  };
};
