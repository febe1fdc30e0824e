import { and, asc, eq, lte } from "drizzle-orm";
import type { OrganizationId, ProfileId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type ScheduleRow = Tables["enforcementSchedules"]["$inferSelect"];

/** Planned switch-ons, and requirements that wait for their confirmation. */
export const schedules = ({ enforcementSchedules }: Tables, q: Queryable, organizationId: OrganizationId) => {
  const mine = eq(enforcementSchedules.organizationId, organizationId);
  const waiting = and(mine, eq(enforcementSchedules.state, "waiting"));
  return {
    async add(
      row: Omit<Tables["enforcementSchedules"]["$inferInsert"], "organizationId" | "remindersSent" | "state">,
    ): Promise<void> {
      await q
        .insert(enforcementSchedules)
        .values({ ...row, organizationId, remindersSent: [], state: "waiting" });
    },
    /** What has not happened yet, the next first. */
    async waiting(
      of: { profileId?: ProfileId; kind?: ScheduleRow["kind"]; dueBy?: Date } = {},
    ): Promise<ScheduleRow[]> {
      return q
        .select()
        .from(enforcementSchedules)
        .where(
          and(
            waiting,
            of.profileId ? eq(enforcementSchedules.profileId, of.profileId) : undefined,
            of.kind ? eq(enforcementSchedules.kind, of.kind) : undefined,
            of.dueBy ? lte(enforcementSchedules.dueAt, of.dueBy) : undefined,
          ),
        )
        .orderBy(asc(enforcementSchedules.dueAt), asc(enforcementSchedules.id));
    },
    async reminded(id: string, remindersSent: readonly string[]): Promise<void> {
      await q
        .update(enforcementSchedules)
        .set({ remindersSent })
        .where(and(mine, eq(enforcementSchedules.id, id)));
    },
    /** Ends a waiting one, once: false when somebody else did. */
    async settle(id: string, state: Exclude<ScheduleRow["state"], "waiting">): Promise<boolean> {
      const rows = await q
        .update(enforcementSchedules)
        .set({ state })
        .where(and(waiting, eq(enforcementSchedules.id, id)))
        .returning({ id: enforcementSchedules.id });
      return rows.length === 1;
    },
  };
};
