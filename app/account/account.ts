import type { accountQuery } from "../../lib/queries/account";

/** What the page was answered. */
export type Account = NonNullable<Awaited<ReturnType<(typeof accountQuery)["run"]>>>;
