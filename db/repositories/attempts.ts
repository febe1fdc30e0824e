import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  max,
  ne,
  notInArray,
  or,
} from "drizzle-orm";
import { UNBELIEVED } from "../../lib/core/failing-sign-in";
import type { AttemptId, OrganizationId, ProfileId, UserId } from "../../lib/core/ids";
import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

export type AttemptRow = Tables["loginAttempts"]["$inferSelect"];

/** So many attempts are looked through for something rare. */
const RECENT = 20_000;

/** Sign-in attempts of one organization, to read. (lib/login writes them.) */
export const attempts = ({ loginAttempts }: Tables, q: Queryable, organizationId: OrganizationId) => {
  const mine = eq(loginAttempts.organizationId, organizationId);
  /** Not what a stranger posted by himself: it had a request of ours, or a signature that was believed. */
  const meant = or(
    isNotNull(loginAttempts.browserHash),
    isNull(loginAttempts.outcome),
    ne(loginAttempts.outcome, "refused"),
    isNull(loginAttempts.because),
    notInArray(loginAttempts.because, [...UNBELIEVED]),
  );
  return {
    async find(id: AttemptId): Promise<AttemptRow | null> {
      const [row] = await q
        .select()
        .from(loginAttempts)
        .where(and(mine, eq(loginAttempts.id, id)));
      return row ?? null;
    },
    async findByReference(reference: string): Promise<AttemptRow | null> {
      const [row] = await q
        .select()
        .from(loginAttempts)
        .where(and(mine, eq(loginAttempts.reference, reference)));
      return row ?? null;
    },
    /** Newest first; `before` is the last row of the page before. */
    async page(
      limit: number,
      filter: {
        /** The row after which to go on, in the order that is asked for. */
        before?: { startedAt: Date; id: AttemptId };
        /** The oldest first; otherwise the newest. */
        oldest?: boolean;
        profileId?: ProfileId;
        userId?: UserId;
        purpose?: AttemptRow["purpose"];
        outcome?: NonNullable<AttemptRow["outcome"]>;
        method?: AttemptRow["method"];
        email?: string;
        since?: Date;
        /** Without noise (core/failing-sign-in.ts). */
        meant?: true;
      } = {},
    ): Promise<AttemptRow[]> {
      const { before, oldest = false, profileId, userId, purpose, outcome, method, email, since } = filter;
      const [along, beyond] = oldest ? [asc, gt] : [desc, lt];
      return q
        .select()
        .from(loginAttempts)
        .where(
          and(
            mine,
            profileId ? eq(loginAttempts.profileId, profileId) : undefined,
            userId ? eq(loginAttempts.userId, userId) : undefined,
            purpose ? eq(loginAttempts.purpose, purpose) : undefined,
            outcome ? eq(loginAttempts.outcome, outcome) : undefined,
            method ? eq(loginAttempts.method, method) : undefined,
            email ? eq(loginAttempts.email, email) : undefined,
            since ? gte(loginAttempts.startedAt, since) : undefined,
            filter.meant ? meant : undefined,
            before
              ? or(
                  beyond(loginAttempts.startedAt, before.startedAt),
                  and(eq(loginAttempts.startedAt, before.startedAt), beyond(loginAttempts.id, before.id)),
                )
              : undefined,
          ),
        )
        .orderBy(along(loginAttempts.startedAt), along(loginAttempts.id))
        .limit(limit);
    },
    /**
     * Addresses that came with a valid assertion though nobody invited them (S13), the latest first. Looks at the latest
     * RECENT attempts, so that it costs the same however busy the organization is.
     */
    async uninvited(since: Date, limit: number) {
      const recent = q
        .select({
          email: loginAttempts.email,
          startedAt: loginAttempts.startedAt,
          purpose: loginAttempts.purpose,
          method: loginAttempts.method,
          outcome: loginAttempts.outcome,
          because: loginAttempts.because,
        })
        .from(loginAttempts)
        .where(and(mine, gte(loginAttempts.startedAt, since)))
        .orderBy(desc(loginAttempts.startedAt), desc(loginAttempts.id))
        .limit(RECENT)
        .as("recent");
      const last = max(recent.startedAt);
      return q
        .select({ email: recent.email, tries: count(), last })
        .from(recent)
        .where(
          and(
            eq(recent.purpose, "login"),
            eq(recent.method, "sso"),
            eq(recent.outcome, "refused"),
            eq(recent.because, "unknown-user"),
            isNotNull(recent.email),
          ),
        )
        .groupBy(recent.email)
        .orderBy(desc(last), recent.email)
        .limit(limit);
    },
    /** Outcomes since then, for the overview: one row per finished attempt, without its contents and without noise. */
    async outcomesSince(since: Date, profileId?: ProfileId) {
      return q
        .select({
          startedAt: loginAttempts.startedAt,
          outcome: loginAttempts.outcome,
          because: loginAttempts.because,
          method: loginAttempts.method,
          userId: loginAttempts.userId,
          profileId: loginAttempts.profileId,
        })
        .from(loginAttempts)
        .where(
          and(
            mine,
            gte(loginAttempts.startedAt, since),
            isNotNull(loginAttempts.finishedAt),
            meant,
            profileId ? eq(loginAttempts.profileId, profileId) : undefined,
          ),
        )
        .orderBy(desc(loginAttempts.startedAt))
        .limit(20_000);
    },
  };
};
