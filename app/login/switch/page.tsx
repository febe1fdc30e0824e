import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { cookieName } from "@/lib/login/cookies";
import { peekTicket } from "@/lib/login/peek-ticket";
import { ports } from "@/lib/runtime/ports";
import { currentPerson } from "@/lib/session/administrator";

export const metadata = { title: "Switch account?" };

/** Somebody is signed in here, and the sign-in that just ended is another person's: never silently (SECURITY.md B4). */
export default async function SwitchPage() {
  const { env, ...open } = await ports();
  const jar = await cookies();
  const ticket = jar.get(cookieName("ticket", env.appUrl))?.value;
  const browser = jar.get(cookieName("browser", env.appUrl))?.value ?? null;
  const person = await currentPerson();
  const other = ticket ? await peekTicket(open, { ticket, browser }) : null;
  if (!person || other?.state !== "ready") redirect(person ? "/" : "/login?note=too-long");
  return (
    <SheetFrame title="Switch account?" wide>
      <p>
        You’re signed in as <strong>{person.email}</strong>. The sign-in that just ended is for{" "}
        <strong>{other.email}</strong>.
      </p>
      <form action="/login/complete" method="post" className="flex flex-wrap gap-3">
        <SubmitButton pending="Switching…">Switch to {other.email}</SubmitButton>
        <LinkButton href="/">Stay {person.email}</LinkButton>
      </form>
    </SheetFrame>
  );
}
