import { LoginHelp } from "@/app/login/login-help";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { openLink } from "@/lib/login/set-password";
import { ports } from "@/lib/runtime/ports";
import { BySso } from "../by-sso";
import { PasswordLinkForm } from "../password-link-form";
import { ResetEnded } from "./reset-ended";

export const metadata = { title: "Choose a password", referrer: "same-origin", robots: "noindex" } as const;

/** Shows the form of a reset link, or the link of a person who was left out of SSO. Only its POST uses the link. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await openLink(await ports(), token);
  if (link.state === "ended" || link.purpose === "invitation") return <ResetEnded />;
  if (link.by.way === "sso")
    return (
      <SheetFrame title="You don’t have a password here" foot={<LoginHelp />}>
        <p>
          {link.organization} uses single sign-on for {link.email}. Change your password at your organization.
        </p>
        <BySso {...link.by} />
      </SheetFrame>
    );
  if (link.by.way === "nothing")
    return (
      <SheetFrame title="You can’t sign in at the moment" foot={<LoginHelp />}>
        <p>
          Sign-in of {link.organization} for {link.email} has stopped. Your administrator can see why and mend
          it; this link keeps working until it ends.
        </p>
      </SheetFrame>
    );
  return (
    <SheetFrame title="Choose a password" foot={<LoginHelp />}>
      <p>
        You are signed out everywhere else when you save it.
        {link.purpose === "set-password"
          ? ` ${link.organization} lets you sign in without single sign-on for now.`
          : ""}
      </p>
      <PasswordLinkForm token={token} email={link.email} name={null} verb="Save and sign in" />
    </SheetFrame>
  );
}
