import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { QrCode } from "@/components/qr-code";
import { Disclosure } from "@/components/ui/disclosure";
import { Ticket } from "@/components/ui/ticket";
import type { AttemptId } from "@/lib/core/ids";
import { cookieName } from "@/lib/login/cookies";
import { openSecondFactorSetUp } from "@/lib/login/set-up-second-factor";
import { ports } from "@/lib/runtime/ports";
import { LoginHelp } from "../login-help";
import { SetUpForm } from "./set-up-form";

export const metadata = { title: "Set up your second factor" };

/** Between the password and the session, where the organization asks for a second factor and there is none yet. */
export default async function SecondFactorPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const attempt = String((await searchParams).attempt ?? "") as AttemptId;
  const open = await ports();
  const browser = (await cookies()).get(cookieName("browser", open.env.appUrl))?.value ?? null;
  const setUp = await openSecondFactorSetUp(open, { attempt, browser });
  if (!setUp) redirect("/login?note=too-long");
  return (
    <SheetFrame title="Set up your second factor" foot={<LoginHelp />}>
      <p>
        {setUp.organization} asks for a second factor beside passwords. You do this once; from then on your
        app’s code is asked after the password.
      </p>
      <ol className="flex list-decimal flex-col gap-3 pl-5">
        <li>Open an authenticator app on your phone. Any will do.</li>
        <li>
          Scan this with it.
          <div className="mt-3">
            <QrCode text={setUp.address} label="QR code for your authenticator app" />
          </div>
        </li>
        <li>Type the six digits that it shows for Doorward.</li>
      </ol>
      <Disclosure summary="You can’t scan it?">
        <Ticket label="Key to type" value={setUp.secret.match(/.{1,4}/g)!.join(" ")} />
      </Disclosure>
      <SetUpForm attempt={attempt} />
    </SheetFrame>
  );
}
