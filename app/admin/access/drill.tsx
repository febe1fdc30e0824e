"use client";
import { useEffect, useRef } from "react";
import { useCommand } from "@/app/use-action";
import { RefusalNotice } from "@/components/refusal-notice";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { recordDrill } from "./actions";

/** Practising emergency sign-in, and noting that it worked. `back`: the review that asked for it. */
export function Drill({ due, back }: { due: boolean; back: string | null }) {
  const [state, submit] = useCommand(recordDrill);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status !== "idle") said.current?.focus();
  }, [state]);
  return (
    <div className="mt-1 flex flex-col items-start gap-2">
      <div ref={said} tabIndex={-1}>
        {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
        {state.status === "done" ? (
          <Notice
            tone="ok"
            actions={
              back ? (
                <LinkButton tone="primary" href={back}>
                  Go on: require SSO
                </LinkButton>
              ) : null
            }
          >
            Noted. This counts for 180 days.
          </Notice>
        ) : null}
      </div>
      {due ? (
        <form action={submit} className="flex flex-col items-start gap-2" noValidate>
          <p>
            Practise now: open{" "}
            <a className="link" href="/login" target="_blank" rel="noreferrer">
              the sign-in page
            </a>{" "}
            in a private window, choose “Use a password instead”, sign in, and come back here. This session
            stays.
          </p>
          <SubmitButton tone="exempt">I have signed in: note the drill</SubmitButton>
        </form>
      ) : null}
    </div>
  );
}
