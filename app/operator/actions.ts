"use server";
import { revalidatePath } from "next/cache";
import { switchSignUp } from "@/lib/operator/sign-up-setting";
import { ports } from "@/lib/runtime/ports";
import { operator } from "@/lib/session/operator";

/** Opens or closes sign-up for everybody. */
export async function setSignUp(form: FormData): Promise<void> {
  await switchSignUp(await ports(), await operator(), form.get("open") === "1");
  revalidatePath("/operator");
}
