import type { previewEnforcementQuery } from "../../../../../lib/queries/preview-enforcement";

/** What the review page was answered. */
export type Preview = NonNullable<Awaited<ReturnType<(typeof previewEnforcementQuery)["run"]>>>;
