import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { openSignUp } from "@/lib/login/sign-up";
import { ports } from "@/lib/runtime/ports";
import { answerWith } from "@/lib/session/answer-with";
import { LoginHelp } from "../../login/login-help";
import { FinishForm } from "../sign-up-form";

export const metadata = { title: "Create your organization", robots: "noindex" };

/** Behind the link of the mail. Opening it changes nothing: mail scanners open links (M03). */
export default async function FinishSignUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const opened = await openSignUp(await ports(), token);
  if (!opened) return <LinkEnded />;
  return (
    <SheetFrame title={`Create ${opened.organization}`} foot={<LoginHelp />}>
      <p>
        You sign in as <strong>{opened.email}</strong>.
      </p>
      <FinishForm token={token} email={opened.email} />
    </SheetFrame>
  );
}

function LinkEnded() {
  answerWith(410);
  return (
    <SheetFrame title="This link has ended" foot={<LoginHelp />}>
      <p>It works once, for an hour. Ask for a new one, or sign in if you were finished.</p>
      <LinkButton href="/sign-up" tone="primary" wide>
        Ask for a new link
      </LinkButton>
      <LinkButton href="/login" wide>
        Sign in
      </LinkButton>
    </SheetFrame>
  );
}
