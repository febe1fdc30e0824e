import { and, desc, eq, lt, or } from "drizzle-orm";
import type { DomainEvent } from "../../lib/core/events";
import type { OrganizationId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type AuditRow = Tables["auditEvents"]["$inferSelect"];
/** Who did it: a person, the operator's command line, the product by itself, a visitor at the door, or the holder of a set-up link. */
export interface AuditActor {
  readonly kind: AuditRow["actorKind"];
  readonly id: UserId | null;
  readonly name: string;
  readonly ip: string | null;
}

/** The audit trail: only ever appended to. */
export const audit = ({ auditEvents }: Tables, q: Queryable, organizationId: OrganizationId | null) => ({
  async append(
    events: readonly DomainEvent[],
    actor: AuditActor,
    at: Date,
    newId: () => string,
  ): Promise<void> {
    if (events.length === 0) return;
    await q.insert(auditEvents).values(
      events.map(({ name, ...details }) => ({
        id: newId(),
        organizationId,
        actorId: actor.id,
        actorKind: actor.kind,
        actorName: actor.name,
        name,
        details,
        subject: subjectOf(details),
        ip: actor.ip,
        at,
      })),
    );
  },
  /** Newest first; `before` is the last row of the page before. */
  async page(
    limit: number,
    filter: { before?: { at: Date; id: string }; name?: AuditRow["name"]; subject?: string } = {},
  ): Promise<AuditRow[]> {
    const { before, name, subject } = filter;
    return q
      .select()
      .from(auditEvents)
      .where(
        and(
          organizationId === null ? undefined : eq(auditEvents.organizationId, organizationId),
          name ? eq(auditEvents.name, name) : undefined,
          subject ? eq(auditEvents.subject, subject) : undefined,
          before
            ? or(
                lt(auditEvents.at, before.at),
                and(eq(auditEvents.at, before.at), lt(auditEvents.id, before.id)),
              )
            : undefined,
        ),
      )
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(limit);
  },
});

/** What the event is about, for the history of one person, profile or domain. */
function subjectOf(details: Record<string, unknown>): string | null {
  const subject = details.user ?? details.profileId ?? details.domain;
  return typeof subject === "string" ? subject : null;
}
