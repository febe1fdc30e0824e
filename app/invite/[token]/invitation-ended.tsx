import { LoginHelp } from "@/app/login/login-help";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { answerWith } from "@/lib/session/answer-with";

/** Used, replaced or too old: no details about anybody. */
export function InvitationEnded() {
  answerWith(410);
  return (
    <SheetFrame title="This invitation no longer works" foot={<LoginHelp />}>
      <p>
        It was used, a newer one has replaced it, or it is older than 14 days. If you have joined already,
        sign in. If not, ask whoever invited you for a new one.
      </p>
      <LinkButton href="/login" tone="primary" wide>
        Sign in
      </LinkButton>
    </SheetFrame>
  );
}
