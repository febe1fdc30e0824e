// Exemptions that ended because SSO was no longer required: the review offers them again, the command gives them again.
import type { Repositories } from "../../db/repositories";
import type { UserRow } from "../../db/repositories/users";

/** So many are offered; more than these are found on the Exemptions page. */
const MOST_OFFERED = 50;
const DAY = 86_400_000;

export interface FormerlyExempt {
  readonly id: UserRow["id"];
  readonly email: string;
  readonly reason: string;
  /** The former end; 90 days from now where that is over. */
  readonly until: Date | null;
}

/** People of these domains whose last exemption ended with a release, and who could be exempt again. By address. */
export async function formerlyExempt(
  { exemptions }: Pick<Repositories, "exemptions">,
  domains: readonly string[],
  now: Date,
): Promise<readonly FormerlyExempt[]> {
  if (domains.length === 0) return [];
  const rows = await exemptions.endedByRelease(domains, MOST_OFFERED);
  return rows.map(({ exemption, email }) => ({
    id: exemption.userId,
    email,
    reason: exemption.reason,
    until: exemption.until && exemption.until <= now ? new Date(now.getTime() + 90 * DAY) : exemption.until,
  }));
}
