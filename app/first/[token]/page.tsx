import type { Metadata } from "next";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { isFirstStartOpen } from "@/lib/login/first-start";
import { ports } from "@/lib/runtime/ports";
import { answerWith } from "@/lib/session/answer-with";
import { FirstForm } from "./first-form";

export const metadata: Metadata = {
  title: "Set up Doorward",
  referrer: "same-origin",
  robots: { index: false },
};

/** The address that the first start prints. Opening it changes nothing. No referrer policy stricter than this: without an origin Next refuses the form when scripts are off. */
export default async function FirstPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await isFirstStartOpen(await ports(), token))) return <AddressEnded />;
  return (
    <SheetFrame title="Set up Doorward">
      <p className="text-text-2">
        You become the first owner of this organization, and the operator of this installation.
      </p>
      <FirstForm token={token} />
    </SheetFrame>
  );
}

function AddressEnded() {
  answerWith(410);
  return (
    <SheetFrame title="This address has ended">
      <p>
        It works once, for 24 hours, while nobody is here yet. If you were not finished, stop Doorward and
        start it again: it prints a new address. If somebody has set it up already, sign in.
      </p>
      <LinkButton href="/login" wide>
        Sign in
      </LinkButton>
    </SheetFrame>
  );
}
