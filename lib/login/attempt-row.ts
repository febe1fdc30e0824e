// One try to sign in, as the log keeps it.
import type { AttemptRow } from "../../db/repositories/attempts";
import type { AttemptId } from "../core/ids";
import { START_PAGE } from "../core/return-path";
import { hashSecret, newId, readableCode } from "../runtime/secrets";
import { ATTEMPT_MINUTES } from "./cookies";
import type { Visitor } from "./visitor";

type Given = Pick<AttemptRow, "method"> & Partial<Omit<AttemptRow, "id" | "reference" | "startedAt">>;

/** A new attempt of this visitor, open for 30 minutes unless `given` says that it is over already. */
export function attemptRow(
  visitor: Omit<Visitor, "browser"> & { readonly browser: string | null },
  now: Date,
  given: Given,
) {
  return {
    id: newId<AttemptId>("attempt"),
    reference: readableCode(2),
    purpose: "login" as const,
    startedFrom: "our-page" as const,
    startedAt: now,
    expiresAt: new Date(now.getTime() + ATTEMPT_MINUTES * 60_000),
    returnTo: START_PAGE as string,
    browserHash: visitor.browser === null ? null : hashSecret(visitor.browser),
    trace: [],
    ip: visitor.ip,
    userAgent: visitor.userAgent?.slice(0, 400) ?? null,
    ...given,
  };
}

/** The end of a try that was refused. */
export function refusedAt(now: Date, because: string) {
  return { outcome: "refused" as const, because, finishedAt: now };
}
