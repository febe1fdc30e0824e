import { organizationNameQuery } from "@/lib/queries/organization-name";
import { askQuietly } from "@/lib/session/ask-quietly";

/** "Acme Corp · Doorward": what stands after the screen's name (Q02). Whoever may not know the name reads "Doorward" alone. */
export async function titleEnd(): Promise<string> {
  const name = await askQuietly(organizationNameQuery, {});
  return name ? `${name} · Doorward` : "Doorward";
}
