"use client";
import { useActionState } from "react";
import { RefusalNotice } from "../../../components/refusal-notice";
import { AlertDialog } from "../../../components/ui/alert-dialog";
import { Button } from "../../../components/ui/button";
import { SubmitButton } from "../../../components/ui/submit-button";
import { type ActionState, IDLE } from "../../../lib/session/action-state";
import { signEveryoneOut } from "./actions";

export function SignEveryoneOut() {
  const [state, submit] = useActionState<ActionState<{ sessions: number }>, FormData>(signEveryoneOut, IDLE);
  return (
    <div className="flex flex-col items-start gap-3">
      <AlertDialog
        trigger={<Button tone="danger">Sign everyone out</Button>}
        closeOn={state.status === "done" ? state.at : null}
        title="Sign everyone out?"
        lead="Every session of this organization ends at once, including yours. People sign in again with what is required of them."
        undo="This can’t be undone, but everybody can sign in again."
        action={submit}
        confirm={<SubmitButton tone="danger">Sign everyone out</SubmitButton>}
      >
        {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
      </AlertDialog>
    </div>
  );
}
