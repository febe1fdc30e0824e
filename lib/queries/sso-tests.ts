import { z } from "zod";
import type { AttemptRow } from "../../db/repositories/attempts";
import type { ProfileId } from "../core/ids";
import { defineQuery } from "../runtime/query";
import { editedFingerprint } from "./profile-state";

/** A test that was begun and not finished is waited for so long. */
const WAIT_MS = 30 * 60_000;

/** The tests of one profile: the last (or the one asked for) with every check, and those before. */
export const ssoTestsQuery = defineQuery({
  permission: "organization.read",
  setUpContact: "profile",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    reference: z.string().max(20).optional(),
  }),
  async run({ reads, now, actor }, { profileId, reference }) {
    const profile = await reads.profiles.find(profileId);
    if (!profile) return null;
    const fingerprint = editedFingerprint(profile, await reads.profiles.certificates(profileId));
    const rows = await reads.attempts.page(20, { profileId, purpose: "test" });
    const wanted = reference ? rows.find((row) => row.reference === reference) : undefined;
    const [newest] = rows;
    const waiting =
      newest && newest.finishedAt === null && now.getTime() - newest.startedAt.getTime() < WAIT_MS
        ? newest
        : null;
    const shown = wanted ?? rows.find((row) => row.finishedAt !== null) ?? null;
    const mine = actor.kind === "person" ? actor : null;
    return {
      shown: shown && {
        ...resultOf(shown),
        /** R1: it tried exactly the settings that are edited now. */
        current: shown.configuration === fingerprint,
        /** Somebody else than the one who asks (UX.md A.6.6: "you signed in as …"). */
        otherAccount:
          mine !== null &&
          shown.testerId === mine.userId &&
          shown.email !== null &&
          shown.email !== mine.email
            ? mine.email
            : null,
        person: shown.userId ? ((await reads.users.find(shown.userId))?.name ?? null) : null,
      },
      waiting: waiting && { reference: waiting.reference, startedAt: waiting.startedAt },
      newest: newest ? `${newest.reference}/${newest.outcome ?? ""}` : "",
      history: rows.map((row) => ({ ...resultOf(row), current: row.configuration === fingerprint })),
      testers: new Set(
        rows
          .filter((row) => row.outcome === "tested" && row.configuration === fingerprint)
          .map(({ email }) => email),
      ).size,
      now,
    };
  },
});

function resultOf(row: AttemptRow) {
  const { id, reference, startedAt, finishedAt, outcome, because, fault, trace, email } = row;
  return { id, reference, startedAt, finishedAt, outcome, because, fault, trace, email };
}
export type TestResult = ReturnType<typeof resultOf>;
