import { desc, eq } from "drizzle-orm";
import type { OrganizationId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type MailRow = Tables["outbox"]["$inferSelect"];
/** A mail as a template makes it (lib/mail). */
export interface Mail {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** A second mail with the same key is not written. */
  readonly dedupeKey?: string;
}

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
});
