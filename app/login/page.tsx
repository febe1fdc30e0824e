import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { parseReturnPath, withReturnPath } from "@/lib/core/return-path";
import { cookieName } from "@/lib/login/cookies";
import { rememberedProfile } from "@/lib/login/remembered-profile";
import { isSignUpOpen } from "@/lib/operator/read-installation";
import { ports } from "@/lib/runtime/ports";
import { currentPerson } from "@/lib/session/administrator";
import { DemoPeople } from "./demo-people";
import { EmailForm } from "./email-form";
import { LoginHelp } from "./login-help";
import { PasskeyButton } from "./passkey-button";

export const metadata = { title: "Sign in" };
export const dynamic = "force-dynamic";

const NOTES: Record<string, string> = {
  "too-long": "That took too long. Sign in again; nothing was changed.",
  ready: "Your organization is ready. Sign in with the password that you just chose.",
  "no-response": "No sign-in response arrived. Start again here.",
  fresh: "For this you have to sign in again. You come back where you were.",
};

/** Who are you? Somebody who is signed in goes on, unless a fresh sign-in is asked for (R11). */
export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === "string" ? query[name] : "");
  const next = parseReturnPath(one("next"));
  const fresh = one("fresh") !== "";
  if (!fresh && (await currentPerson())) redirect(next);
  const { env, ...rest } = await ports();
  const jar = await cookies();
  const remembered = await rememberedProfile(rest, jar.get(cookieName("remembered", env.appUrl))?.value);
  const note = NOTES[fresh ? "fresh" : one("note")];
  return (
    <SheetFrame title="Sign in" foot={<LoginHelp />} organization={remembered?.organization}>
      {note ? <Notice role="note">{note}</Notice> : null}
      {remembered ? (
        <>
          <a
            className={buttonClass("secondary", true)}
            href={withReturnPath(`/login/continue?profile=${remembered.profileId}`, "next", next)}
          >
            Continue with {remembered.profile}
          </a>
          <p className="flex items-center gap-3 text-label text-text-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or with another account
          </p>
        </>
      ) : null}
      <EmailForm next={next} email={one("email")} fresh={fresh} />
      <PasskeyButton next={next} inField />
      {(await isSignUpOpen(rest)) ? (
        <p className="border-t border-line pt-4 text-label text-text-2">
          New here?{" "}
          <a className="link" href="/sign-up">
            Create your organization
          </a>
        </p>
      ) : null}
      {env.demo ? <DemoPeople /> : null}
    </SheetFrame>
  );
}
