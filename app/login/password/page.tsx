import { redirect } from "next/navigation";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { parseTypedEmail } from "@/lib/core/email";
import { parseReturnPath, withReturnPath } from "@/lib/core/return-path";
import { LoginHelp } from "../login-help";
import { PasskeyButton } from "../passkey-button";
import { PasswordForm } from "./password-form";

export const metadata = { title: "Sign in with a password" };

/** Step 2: the same form for every address. */
export default async function PasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const next = parseReturnPath(query.next);
  const email = parseTypedEmail(String(query.email ?? ""));
  if (!email) redirect(withReturnPath("/login", "next", next));
  const about = `email=${encodeURIComponent(email)}`;
  return (
    <SheetFrame title="Sign in" foot={<LoginHelp />}>
      <PasswordForm email={email} next={next} changeHref={withReturnPath(`/login?${about}`, "next", next)} />
      <PasskeyButton next={next} />
      <p className="flex flex-wrap justify-between gap-x-6 gap-y-2 text-label">
        <a className="link" href={`/login/forgot?${about}`}>
          Forgot your password?
        </a>
        <a className="link" href={withReturnPath(`/login?${about}`, "next", next)}>
          Sign in with single sign-on
        </a>
      </p>
    </SheetFrame>
  );
}
