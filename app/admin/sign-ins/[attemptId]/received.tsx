"use client";
import { useActionState } from "react";
import { RefusalNotice } from "../../../../components/refusal-notice";
import { CopyBlock } from "../../../../components/ui/copy-block";
import { SubmitButton } from "../../../../components/ui/submit-button";
import { type ActionState, IDLE } from "../../../../lib/session/action-state";
import { showPersonalData } from "../actions";

/** What was received, after it was asked for: the audit log keeps who looked. */
export function Received({ attemptId }: { attemptId: string }) {
  const [state, show] = useActionState<ActionState<{ received: string | null } | undefined>, FormData>(
    showPersonalData,
    IDLE,
  );
  if (state.status === "done")
    return state.done?.received ? (
      <CopyBlock label="What was received" value={state.done.received} />
    ) : (
      <p>Nothing is kept any more.</p>
    );
  return (
    <form action={show} className="flex flex-col items-start gap-3">
      {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
      <input type="hidden" name="attemptId" value={attemptId} />
      <SubmitButton tone="secondary">Show personal data</SubmitButton>
      <p className="text-label text-text-3">This is recorded in the audit log.</p>
    </form>
  );
}
