import { notFound } from "next/navigation";
import { ssoProfileQuery } from "@/lib/queries/sso-profiles";
import { ask } from "@/lib/session/ask";

/** The profile of the address, or the page that says it is not here. */
export async function profileOf(params: Promise<{ profileId: string }>, tab = "") {
  const { profileId } = await params;
  const profile = await ask(ssoProfileQuery, { profileId }, `/admin/sso/${profileId}${tab}`);
  if (!profile) notFound();
  return profile;
}
export type Profile = Awaited<ReturnType<typeof profileOf>>;
