// Two administrators at the same draft: what the other saved is not overwritten by somebody who has not seen it.
import type { Repositories } from "../../db/repositories";
import type { ProfileRow } from "../../db/repositories/profiles";
import type { Refusal } from "../core/refusals";
import type { Actor } from "../runtime/actor";

/** `seen`: when the draft was last changed, as the form showed it; absent = the form did not show the draft. */
export async function changedMeanwhile(
  { repos, actor }: { repos: Repositories; actor: Actor },
  profile: ProfileRow,
  seen: string | undefined,
): Promise<Refusal | null> {
  const changedAt = profile.draftChangedAt?.toISOString() ?? "";
  const me = actor.kind === "person" ? actor.userId : null;
  if (seen === undefined || seen === changedAt || profile.draftChangedBy === me) return null;
  const other = profile.draftChangedBy ? await repos.users.find(profile.draftChangedBy) : null;
  return { code: "changed-meanwhile", by: other?.name ?? "Somebody else" };
}
