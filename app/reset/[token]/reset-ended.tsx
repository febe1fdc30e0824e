import { LoginHelp } from "@/app/login/login-help";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { answerWith } from "@/lib/session/answer-with";

/** One page for every link that cannot be used, whatever the reason: it tells nothing about anybody. Shown in place: Next’s own page for it needs JavaScript. */
export function ResetEnded() {
  answerWith(410);
  return (
    <SheetFrame title="This link no longer works" foot={<LoginHelp />}>
      <p>
        It was used, a newer one has replaced it, or it is too old: reset links work for 30 minutes. Your
        password has not changed.
      </p>
      <LinkButton href="/login/forgot" tone="primary" wide>
        Ask for a new link
      </LinkButton>
    </SheetFrame>
  );
}
