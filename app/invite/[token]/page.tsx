import { LoginHelp } from "@/app/login/login-help";
import { BySso } from "@/app/reset/by-sso";
import { PasswordLinkForm } from "@/app/reset/password-link-form";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { openLink } from "@/lib/login/set-password";
import { ports } from "@/lib/runtime/ports";
import { InvitationEnded } from "./invitation-ended";

export const metadata = { title: "Your invitation", referrer: "same-origin", robots: "noindex" } as const;

/** Shows the invitation and how this person will sign in. Opening it changes nothing (UX.md C.8, M03). */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await openLink(await ports(), token);
  if (link.state === "ended" || link.purpose !== "invitation") return <InvitationEnded />;
  const { organization, invitedBy, email, by } = link;
  const who = invitedBy ? `${invitedBy} invited you` : "You are invited";
  return (
    <SheetFrame title={`Join ${organization}`} foot={<LoginHelp />}>
      {by.way === "sso" ? (
        <>
          <p>
            {who} as <strong>{email}</strong>. You’ll sign in with {by.profile}; you don’t need a new
            password.
          </p>
          <BySso {...by} />
          <p className="text-label text-text-2">
            Use your {by.profile} account with this very address. If {by.profile} knows you by another one,
            ask {invitedBy ?? "your administrator"} to send the invitation to that address.
          </p>
        </>
      ) : by.way === "password" ? (
        <>
          <p>
            {who} as <strong>{email}</strong>. Choose a password to get started.
          </p>
          <PasswordLinkForm token={token} email={email} name={link.name} verb={`Join ${organization}`} />
        </>
      ) : (
        <p>
          {who} as <strong>{email}</strong>, but sign-in for this address has stopped for now. Ask{" "}
          {invitedBy ?? "your administrator"}: they can see why. The invitation keeps working until it ends.
        </p>
      )}
    </SheetFrame>
  );
}
