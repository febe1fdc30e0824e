import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { LoginHelp } from "../login-help";

export const metadata = { title: "Signed out" };

/** Nothing starts by itself here: the identity provider may still know the person (UX.md C.6). */
export default function SignedOutPage() {
  return (
    <SheetFrame title="You’re signed out" foot={<LoginHelp />}>
      <p>
        You’re signed out of Doorward in this browser. If you came through single sign-on, you may still be
        signed in at your organization.
      </p>
      <LinkButton href="/login" tone="primary" wide>
        Sign in again
      </LinkButton>
    </SheetFrame>
  );
}
