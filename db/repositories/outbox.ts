import { and, asc, count, desc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import type { OrganizationId } from "../../lib/core/ids";
import type { Mail } from "../../lib/core/mail";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type MailRow = Tables["outbox"]["$inferSelect"];
export type { Mail };

/** Mail is written with the change that causes it, and sent by a job afterwards. */
export const outbox = ({ outbox }: Tables, q: Queryable, organizationId: OrganizationId | null) => ({
  async add(mails: readonly Mail[], now: Date, newId: () => string): Promise<void> {
    for (const mail of mails) {
      await q
        .insert(outbox)
        .values({
          id: newId(),
          organizationId,
          kind: mail.kind,
          recipient: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          dedupeKey: mail.dedupeKey ?? null,
          createdAt: now,
          dueAt: now,
          tries: 0,
        })
        .onConflictDoNothing();
    }
  },
  async recent(limit: number): Promise<MailRow[]> {
    return q
      .select()
      .from(outbox)
      .where(organizationId === null ? undefined : eq(outbox.organizationId, organizationId))
      .orderBy(desc(outbox.createdAt), desc(outbox.id))
      .limit(limit);
  },
  /** How many are neither sent nor given up, of everybody. */
  async waiting(): Promise<number> {
    const [row] = await q
      .select({ mails: count() })
      .from(outbox)
      .where(and(isNull(outbox.sentAt), isNull(outbox.givenUpAt)));
    return row?.mails ?? 0;
  },
  async find(id: string): Promise<MailRow | null> {
    const [row] = await q
      .select()
      .from(outbox)
      .where(
        and(
          eq(outbox.id, id),
          organizationId === null ? undefined : eq(outbox.organizationId, organizationId),
        ),
      );
    return row ?? null;
  },
  /** Takes mails that are due and that nobody holds, oldest first, until `until`. For the sending job, across organizations. */
  async lease(limit: number, now: Date, until: Date): Promise<MailRow[]> {
    const free = and(
      isNull(outbox.sentAt),
      isNull(outbox.givenUpAt),
      lte(outbox.dueAt, now),
      or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)),
    );
    const due = await q
      .select({ id: outbox.id })
      .from(outbox)
      .where(free)
      .orderBy(asc(outbox.dueAt), asc(outbox.id))
      .limit(limit);
    if (due.length === 0) return [];
    const rows = await q
      .update(outbox)
      .set({ leasedUntil: until })
      .where(
        and(
          inArray(
            outbox.id,
            due.map((row) => row.id),
          ),
          free,
        ),
      )
      .returning();
    return rows.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1));
  },
  /** What became of a leased mail; the lease ends with it. */
  async settle(
    id: string,
    change: Partial<Pick<MailRow, "sentAt" | "givenUpAt" | "dueAt" | "tries" | "lastProblem">>,
  ): Promise<void> {
    await q
      .update(outbox)
      .set({ ...change, leasedUntil: null })
      .where(eq(outbox.id, id));
  },
});
