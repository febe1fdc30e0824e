import type { accessQuery } from "../../../lib/queries/access";

/** What the page was answered. */
export type Access = Awaited<ReturnType<(typeof accessQuery)["run"]>>;
