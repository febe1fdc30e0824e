"use client";
import { useState } from "react";
import { RefusalNotice } from "../../../components/refusal-notice";
import { AlertDialog } from "../../../components/ui/alert-dialog";
import { TextField } from "../../../components/ui/field";
import { SubmitButton } from "../../../components/ui/submit-button";
import type { Refusal } from "../../../lib/core/refusals";

/** Leaving somebody out of SSO: why, and until when (UX.md A.7.3). What was typed stays when it is refused. */
export function ExemptDialog({
  open,
  onOpenChange,
  who,
  refused,
  suggestedUntil,
  today,
  action,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** "Tom Reed", or "12 people". */
  who: string;
  refused: Refusal | null;
  suggestedUntil: string;
  today: string;
  action: (form: FormData) => void;
}) {
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState(suggestedUntil);
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Let ${who} sign in without SSO?`}
      lead={`${who} will be able to use a password. Owners and admins see this on the Exemptions page.`}
      undo="You can end it at any time with the same switch."
      action={action}
      confirm={<SubmitButton tone="exempt">Make exempt</SubmitButton>}
    >
      {refused ? <RefusalNotice refusal={refused} /> : null}
      <TextField
        name="reason"
        label="Reason"
        hint="10 to 200 characters: the next administrator will need it."
        maxLength={200}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextField
        name="until"
        type="date"
        label="Until"
        hint="Empty means no end date: then it is shown with a warning and mailed about every month."
        min={today}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </AlertDialog>
  );
}
