import { eq, lt, sql } from "drizzle-orm";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

/** Fixed windows, counted in the database, so that the limit holds across processes. */
export const rateLimits = ({ rateLimits }: Tables, q: Queryable) => ({
  /**
   * Counts one hit in the window that is open for `key`; a window older than `seconds` starts anew. One statement, so that
   * many at once are all counted without waiting for each other's transactions.
   */
  async hit(key: string, seconds: number, now: Date): Promise<{ hits: number; windowStart: Date }> {
    const stale = lt(rateLimits.windowStart, new Date(now.getTime() - seconds * 1000));
    const [row] = await q
      .insert(rateLimits)
      .values({ key, windowStart: now, hits: 1 })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          hits: sql`case when ${stale} then 1 else ${rateLimits.hits} + 1 end`,
          windowStart: sql`case when ${stale} then excluded.window_start else ${rateLimits.windowStart} end`,
        },
      })
      .returning();
    return row!;
  },
  async clear(key: string): Promise<void> {
    await q.delete(rateLimits).where(eq(rateLimits.key, key));
  },
  async sweep(before: Date): Promise<void> {
    await q.delete(rateLimits).where(lt(rateLimits.windowStart, before));
  },
});
