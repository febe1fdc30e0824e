import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { isProfileId } from "@/lib/core/ids";
import { GoOn } from "../go-on";
import { LoginHelp } from "../login-help";

export const metadata = { title: "Signed out" };

/**
 * No sign-in starts by itself here: the identity provider may still know the person (UX.md C.6). With a profile that signs
 * out at both ends, the sign-out goes on to it; its cookie says of which session.
 */
export default async function SignedOutPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const profileId = String((await searchParams).profile ?? "");
  return (
    <SheetFrame title="You’re signed out" foot={<LoginHelp />}>
      {isProfileId(profileId) && <GoOn href={`/saml/${profileId}/slo`} />}
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
