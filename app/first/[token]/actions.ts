"use server";
import { redirect } from "next/navigation";
import { type FirstStartField, startInstallation } from "@/lib/login/first-start";
import { ports } from "@/lib/runtime/ports";
import { stranger } from "@/lib/session/visitor";

/** What the form knows of its last try. Everything but the password is given back. */
export interface FirstState {
  readonly problems: Readonly<Partial<Record<FirstStartField, string>>>;
  readonly typed: Readonly<Record<"organization" | "name" | "email", string>>;
}

/** Uses the address. One that has ended shows the page again, which then says so. */
export async function makeFirstOperator(_state: FirstState, form: FormData): Promise<FirstState> {
  const text = (name: string) => String(form.get(name) ?? "");
  const secret = text("token");
  const typed = { organization: text("organization"), name: text("name"), email: text("email") };
  const started = await startInstallation(await ports(), {
    ...typed,
    secret,
    password: text("password"),
    ip: (await stranger()).ip,
  });
  if ("done" in started) redirect(`/login?note=ready&email=${encodeURIComponent(started.done.email)}`);
  if (started.refused === "link-ended") redirect(`/first/${encodeURIComponent(secret)}`);
  return { problems: started.problems, typed };
}
