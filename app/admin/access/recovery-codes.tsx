"use client";
import { useActionState, useEffect, useRef } from "react";
import { RefusalNotice } from "../../../components/refusal-notice";
import { AlertDialog } from "../../../components/ui/alert-dialog";
import { Button } from "../../../components/ui/button";
import { Checkbox } from "../../../components/ui/checkbox";
import { CopyBlock } from "../../../components/ui/copy-block";
import { Notice } from "../../../components/ui/notice";
import { SubmitButton } from "../../../components/ui/submit-button";
import { type ActionState, IDLE } from "../../../lib/session/action-state";
import { makeRecoveryCodes, markCodesStored } from "./actions";

/** Ten codes, shown this once: copy, download or print them, then say that they are stored. */
export function RecoveryCodes({ left, stored }: { left: number; stored: boolean }) {
  const [made, make] = useActionState<ActionState<{ codes: string[] } | undefined>, FormData>(
    makeRecoveryCodes,
    IDLE,
  );
  const [marked, mark] = useActionState<ActionState<object | undefined>, FormData>(markCodesStored, IDLE);
  const said = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone then.
  useEffect(() => {
    if (marked.status === "done" && stored) said.current?.focus();
  }, [marked, stored]);
  const codes = made.status === "done" ? (made.done?.codes ?? []) : [];
  const text = codes.join("\n");
  return (
    <div className="mt-1 flex flex-col items-start gap-3">
      {codes.length > 0 ? (
        <div className="flex w-full max-w-md flex-col gap-3">
          <CopyBlock label="Your recovery codes" value={text} />
          <p>You see them only now. Each works once, together with your password.</p>
          <div className="flex flex-wrap gap-3">
            <a
              className="link self-center"
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Doorward recovery codes\n\n${text}\n`)}`}
              download="doorward-recovery-codes.txt"
            >
              Download .txt
            </a>
            <Button onClick={() => window.print()}>Print</Button>
          </div>
        </div>
      ) : null}
      {marked.status === "done" && stored ? (
        <div ref={said} tabIndex={-1}>
          <Notice tone="ok">Noted that they are stored.</Notice>
        </div>
      ) : null}
      {left > 0 && !stored ? (
        <form action={mark} className="flex flex-col items-start gap-2" noValidate>
          {marked.status === "refused" ? <RefusalNotice refusal={marked.refused} /> : null}
          <Checkbox
            name="stored"
            label="I have stored them somewhere I can reach without SSO"
            hint="Not in a password manager that itself needs SSO, and not in the mailbox of the same provider."
          />
          <SubmitButton tone="exempt">Save</SubmitButton>
        </form>
      ) : null}
      {left === 0 ? (
        <form action={make} className="flex flex-col items-start gap-2">
          {made.status === "refused" ? <RefusalNotice refusal={made.refused} /> : null}
          <SubmitButton tone="exempt">Make 10 recovery codes</SubmitButton>
        </form>
      ) : (
        <AlertDialog
          trigger={<Button>Make new codes…</Button>}
          closeOn={made.status === "done" ? made.at : null}
          title="Make 10 new recovery codes?"
          lead={`Your ${left === 1 ? "1 code that is left stops" : `${left} codes that are left stop`} working at once, wherever you stored them.`}
          consequences={[
            "You see the new ones once, and store them again.",
            "Everyone in charge is told, and it is in the audit log.",
          ]}
          undo="The old codes can’t be brought back."
          action={make}
          confirm={<SubmitButton tone="danger">Make new codes</SubmitButton>}
        >
          {made.status === "refused" ? <RefusalNotice refusal={made.refused} /> : null}
        </AlertDialog>
      )}
    </div>
  );
}
