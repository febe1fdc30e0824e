import { z } from "zod";
import type { AttemptId, ProfileId } from "../core/ids";
import { defineQuery } from "../runtime/query";

const PAGE = 50;
const EXPORT = 10_000;
const RESULTS = ["signed-in", "refused", "tested", "test-failed"] as const;

const filter = z.object({
  result: z.enum(RESULTS).optional().catch(undefined),
  method: z.enum(["password", "passkey", "sso", "emergency"]).optional().catch(undefined),
  profile: z.string().optional(),
  email: z.string().optional(),
  days: z.coerce.number().int().min(1).max(365).optional().catch(undefined),
  /** A reference from a person's error page. */
  reference: z.string().optional(),
  /** `startedAt|id` of the last row of the page before. */
  before: z.string().optional(),
  all: z.boolean().optional(),
  /** Newest first unless it says otherwise. */
  order: z.enum(["oldest"]).optional().catch(undefined),
});

/** Sign-ins, newest first or oldest first, fifty a page; with `all` up to ten thousand, for the export. */
export const signInLogQuery = defineQuery({
  permission: "sign-ins.read",
  input: filter,
  async run({ reads, now }, { result, method, profile, email, days, reference, before, all, order }) {
    const limit = all ? EXPORT : PAGE;
    const [at, id] = before?.split("|") ?? [];
    const profiles = await reads.profiles.list();
    const cursor =
      at && id && !Number.isNaN(Date.parse(at))
        ? { startedAt: new Date(at), id: id as AttemptId }
        : undefined;
    const wanted = reference?.trim().toUpperCase();
    const found = wanted ? await reads.attempts.findByReference(wanted) : null;
    const rows = wanted
      ? found
        ? [found]
        : []
      : await reads.attempts.page(limit + 1, {
          oldest: order === "oldest",
          outcome: result,
          method,
          profileId: profile as ProfileId | undefined,
          email: email?.trim().toLowerCase() || undefined,
          since: days ? new Date(now.getTime() - days * 86_400_000) : undefined,
          before: cursor,
        });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const names = new Map(profiles.map((row) => [row.id, row.name]));
    return {
      rows: shown.map((row) => ({
        id: row.id,
        reference: row.reference,
        startedAt: row.startedAt,
        email: row.email,
        method: row.method,
        profile: row.profileId ? (names.get(row.profileId) ?? null) : null,
        outcome: row.outcome,
        because: row.because,
        startedFrom: row.startedFrom,
        ip: row.ip,
        userAgent: row.userAgent,
      })),
      next: rows.length > limit && last ? `${last.startedAt.toISOString()}|${last.id}` : null,
      profiles: profiles.map(({ id, name }) => ({ id, name })),
      foundId: found?.id ?? null,
    };
  },
});

/** One sign-in with its time line. What was received is left out here: showing it is recorded. */
export const signInDetailQuery = defineQuery({
  permission: "sign-ins.read",
  input: z.object({ attemptId: z.string().transform((id) => id as AttemptId) }),
  async run({ reads, now }, { attemptId }) {
    const row = await reads.attempts.find(attemptId);
    if (!row) return null;
    const profile = row.profileId ? await reads.profiles.find(row.profileId) : null;
    const { received, receivedUntil, browserHash: _, ...shown } = row;
    return {
      ...shown,
      profile: profile ? { id: profile.id, name: profile.name, provider: profile.provider } : null,
      hasReceived: received !== null && (receivedUntil === null || receivedUntil > now),
      receivedUntil,
    };
  },
});
