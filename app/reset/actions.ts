"use server";
// What a link from a mail does when it is used. Opening it does nothing (UX.md M03); without JavaScript it works the same.
import { redirect } from "next/navigation";
import { START_PAGE } from "@/lib/core/return-path";
import { type PasswordSet, setPassword } from "@/lib/login/set-password";
import { submitPassword } from "@/lib/login/submit-password";
import { ports } from "@/lib/runtime/ports";
import { setTicket, visitor } from "@/lib/session/visitor";

/** What the form knows of its last try: the password is never given back. */
export interface PasswordLinkState {
  readonly problem: string | null;
  readonly name: string;
}

const text = (form: FormData, name: string) => String(form.get(name) ?? "");

/** Saves the password, then goes in by the same door as everybody. */
export async function choosePassword(_state: PasswordLinkState, form: FormData): Promise<PasswordLinkState> {
  const open = await ports();
  const who = await visitor();
  const name = text(form, "name").slice(0, 200);
  const password = text(form, "password");
  const set = await setPassword(open, { secret: text(form, "token"), password, name, ip: who.ip });
  if ("refused" in set) return { problem: sentence(set), name };
  const { email } = set.done;
  const answer = await submitPassword(open, { email, password, returnTo: START_PAGE, visitor: who });
  if ("codeFor" in answer) redirect(`/login/code?attempt=${answer.codeFor}`);
  if ("setUpFor" in answer) redirect(`/login/second-factor?attempt=${answer.setUpFor}`);
  if ("refused" in answer) redirect(`/login/password?email=${encodeURIComponent(email)}`);
  await setTicket(answer.ticket);
  redirect("/login/arrive");
}

function sentence(set: Extract<PasswordSet, { refused: string }>): string {
  switch (set.refused) {
    case "password-weak":
      return set.message;
    case "sso-required":
      return "Your organization now requires single sign-on. Your new password was not saved.";
    case "domain-lost":
      return "Your organization’s domain is not verified at the moment, so we can’t set passwords for it. Nothing was saved. Ask your administrator.";
    case "link-ended":
      return "This link has been used or has ended meanwhile. Nothing was saved. Ask for a new one.";
  }
}
