"use server";
import { revalidatePath } from "next/cache";
import { activateLegacy } from "@/lib/operator/activate-legacy";
import { switchSignUp } from "@/lib/operator/sign-up-setting";
import { ports } from "@/lib/runtime/ports";
import { operator } from "@/lib/session/operator";

/** Opens or closes sign-up for everybody. */
export async function setSignUp(form: FormData): Promise<void> {
  await switchSignUp(await ports(), await operator(), form.get("open") === "1");
  revalidatePath("/operator");
}

export interface LegacyState {
  readonly problem: string | null;
  readonly done: string | null;
  readonly typed: Readonly<Record<"organizationId" | "ssoId" | "email", string>>;
}

/** S16: gives a legacy profile into its owners' hands. */
export async function activateLegacyProfile(_state: LegacyState, form: FormData): Promise<LegacyState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = { organizationId: text("organizationId"), ssoId: text("ssoId"), email: text("email") };
  const answer = await activateLegacy(await ports(), await operator(), typed);
  if ("problem" in answer) return { problem: answer.problem, done: null, typed };
  const { profile, id, organization } = answer.done;
  const done = `“${profile}” (${id}) is now in the Admin Center of ${organization}.`;
  return { problem: null, done, typed: { organizationId: "", ssoId: "", email: "" } };
}
