import { organizationNameQuery } from "@/lib/queries/organization-name";
import { ports } from "@/lib/runtime/ports";
import { runQuery } from "@/lib/runtime/query";
import { currentPerson } from "@/lib/session/administrator";

/** "Acme Corp · Doorward": what stands after the screen's name (Q02). Whoever may not know the name reads "Doorward" alone. */
export async function titleEnd(): Promise<string> {
  const person = await currentPerson();
  const outcome = person && (await runQuery(await ports(), organizationNameQuery, person, {}));
  return outcome && "answer" in outcome ? `${outcome.answer} · Doorward` : "Doorward";
}
