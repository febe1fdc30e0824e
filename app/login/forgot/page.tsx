import { SheetFrame } from "@/components/frame/sheet-frame";
import { LoginHelp } from "../login-help";
import { ForgotForm } from "./forgot-form";

export const metadata = { title: "Forgot your password?" };

/** The page is the same for everybody; what differs is the mail (UX.md C.4). */
export default async function ForgotPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  return (
    <SheetFrame title="Forgot your password?" foot={<LoginHelp />}>
      <ForgotForm email={String((await searchParams).email ?? "")} />
      <p className="text-label">
        <a className="link" href="/login">
          Back to sign in
        </a>
      </p>
    </SheetFrame>
  );
}
