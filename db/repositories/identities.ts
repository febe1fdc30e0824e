import { and, asc, eq } from "drizzle-orm";
import type { OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

/** The identities at identity providers that one organization's people are pinned to (SECURITY.md I4). */
export const identities = (
  { identities, profiles, users }: Tables,
  q: Queryable,
  organizationId: OrganizationId,
) => {
  const ofUser = async (userId: UserId) =>
    q
      .select({
        profileId: identities.profileId,
        profile: profiles.name,
        issuer: identities.issuer,
        nameId: identities.nameId,
        pinnedAt: identities.pinnedAt,
      })
      .from(identities)
      .innerJoin(profiles, eq(profiles.id, identities.profileId))
      .innerJoin(users, eq(users.id, identities.userId))
      .where(
        and(
          eq(identities.userId, userId),
          eq(users.organizationId, organizationId),
          eq(profiles.organizationId, organizationId),
        ),
      )
      .orderBy(asc(identities.pinnedAt), asc(identities.profileId));
  return {
    ofUser,
    /** The next sign-in with this profile pins anew. False when there was nothing to forget. */
    async forget(userId: UserId, profileId: ProfileId): Promise<boolean> {
      if (!(await ofUser(userId)).some((pin) => pin.profileId === profileId)) return false;
      await q
        .delete(identities)
        .where(and(eq(identities.userId, userId), eq(identities.profileId, profileId)));
      return true;
    },
  };
};
