import type { Queryable } from "../database";
import type { Tables } from "../schema/tables";

/** True the first time that this is remembered. One statement, so it holds across processes. Forgotten after `until`. */
export async function rememberOnce(
  { rememberedAssertions }: Tables,
  q: Queryable,
  id: string,
  until: Date,
): Promise<boolean> {
  const saved = await q
    .insert(rememberedAssertions)
    .values({ id, until })
    .onConflictDoNothing()
    .returning({ id: rememberedAssertions.id });
  return saved.length === 1;
}
