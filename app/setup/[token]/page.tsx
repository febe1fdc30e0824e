import { redirect } from "next/navigation";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { When } from "@/components/when";
import { ssoProfileQuery } from "@/lib/queries/sso-profile";
import { answerWith } from "@/lib/session/answer-with";
import { askAsContact, setUpOf } from "@/lib/session/set-up-contact";
import { CodeForm } from "./code-form";

export const metadata = { title: "Set up single sign-on", robots: { index: false } };

/** The door of a set-up link: asks for its code, or says that it has ended or is finished (UX.md A.6.13). */
export default async function SetUpLinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const state = await setUpOf(token);
  if (state.is === "ended") return <LinkEnded inviter={state.inviter} />;
  if (state.is === "finished")
    return (
      <SheetFrame title="All done">
        <p>
          {state.inviter ? `${state.inviter} has been told.` : "Whoever sent it has been told."} You can close
          this page.
        </p>
      </SheetFrame>
    );
  if (state.is === "open") {
    const profile = await askAsContact(token, ssoProfileQuery, { profileId: state.profileId });
    redirect(`/setup/${token}/${profile?.step ?? "provider"}`);
  }
  return (
    <SheetFrame title="Set up single sign-on" organization={state.organization}>
      <p>
        {state.inviter ?? state.organization} asks you to connect an identity provider to Doorward for{" "}
        {state.organization}. The link ends <When at={state.endsAt} format="day" />.
      </p>
      <CodeForm token={token} email={state.email} />
    </SheetFrame>
  );
}

function LinkEnded({ inviter }: { inviter: string | null }) {
  answerWith(410);
  return (
    <SheetFrame title="This link no longer works">
      <p>{inviter ? `Ask ${inviter} for a new one.` : "Ask whoever sent it for a new one."}</p>
    </SheetFrame>
  );
}
