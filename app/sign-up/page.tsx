import { SheetFrame } from "@/components/frame/sheet-frame";
import { isSignUpOpen } from "@/lib/operator/read-installation";
import { ports } from "@/lib/runtime/ports";
import { LoginHelp } from "../login/login-help";
import { SignUpForm } from "./sign-up-form";

export const metadata = { title: "Create your organization" };
export const dynamic = "force-dynamic";

/** S2; the operator can close it. */
export default async function SignUpPage() {
  const open = await isSignUpOpen(await ports());
  return (
    <SheetFrame title="Create your organization" foot={<LoginHelp />}>
      {open ? (
        <>
          <p>You become its owner. Nothing changes for anybody else until you invite them.</p>
          <SignUpForm />
        </>
      ) : (
        <p>New organizations are made by whoever runs this server. Ask them for an invitation.</p>
      )}
      <p className="text-label">
        Have an account?{" "}
        <a className="link" href="/login">
          Sign in
        </a>
      </p>
    </SheetFrame>
  );
}
