"use server";
import { redirect } from "next/navigation";
import { parseTypedEmail } from "@/lib/core/email";
import { requestSignUp, signUp } from "@/lib/login/sign-up";
import { ports } from "@/lib/runtime/ports";
import { stranger } from "@/lib/session/visitor";

/** What the forms know of their last try; the password is never given back. */
export interface SignUpState {
  readonly problems: Readonly<
    Partial<Record<"organization" | "email" | "name" | "password" | "form", string>>
  >;
  readonly typed: Readonly<Record<"organization" | "email" | "name", string>>;
  readonly sentTo?: string;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? "");

/** Sends the link that proves the address. */
export async function askForSignUp(_state: SignUpState, form: FormData): Promise<SignUpState> {
  const typed = { organization: text(form, "organization"), email: text(form, "email"), name: "" };
  const email = parseTypedEmail(typed.email);
  const problem = (problems: SignUpState["problems"]) => ({ problems, typed });
  if (!email) return problem({ email: "That is not an e-mail address. Type it like name@company.com." });
  const answer = await requestSignUp(await ports(), {
    email,
    organization: typed.organization,
    visitor: await stranger(),
  });
  if ("invalid" in answer) return problem({ organization: answer.invalid });
  if ("wait" in answer)
    return problem({ form: `Too many tries. Wait ${Math.ceil(answer.wait / 60)} minutes and try again.` });
  if ("refused" in answer) redirect("/sign-up");
  return { problems: {}, typed, sentTo: email };
}

/** Uses the link: organization and owner. */
export async function finishSignUp(_state: SignUpState, form: FormData): Promise<SignUpState> {
  const secret = text(form, "token");
  const name = text(form, "name");
  const { ip } = await stranger();
  const answer = await signUp(await ports(), { secret, name, password: text(form, "password"), ip });
  if ("done" in answer) redirect(`/login?note=ready&email=${encodeURIComponent(answer.done.email)}`);
  if (answer.refused === "link-ended") redirect(`/sign-up/${encodeURIComponent(secret)}`);
  return { problems: { [answer.field]: answer.message }, typed: { organization: "", email: "", name } };
}
