import type { managedUserDetailQuery } from "../../../../lib/queries/managed-user-detail";

/** What the page was answered. */
export type User = NonNullable<Awaited<ReturnType<(typeof managedUserDetailQuery)["run"]>>>;
