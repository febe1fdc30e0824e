"use client";
import { type ReactElement, useActionState } from "react";
import { RefusalNotice } from "@/components/refusal-notice";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { IDLE } from "@/lib/session/action-state";
import { removeDomain } from "./actions";

export interface Removable {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly usedBy: { readonly name: string; readonly paused: boolean } | null;
  readonly proven: boolean;
}

/** UX.md A.7 4. `trigger`, or `open` with `onOpenChange` where a menu opens it. */
export function RemoveDomain({
  domain,
  ...opening
}: {
  domain: Removable;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  const [state, submit] = useActionState(removeDomain, IDLE);
  const { id, name, people, usedBy, proven } = domain;
  const who = people === 1 ? "1 person has an address" : `${people} people have addresses`;
  return (
    <AlertDialog
      {...opening}
      title={`Remove ${name}?`}
      lead={people === 0 ? "0 people use it." : `${who} on it. They stay, and nobody is signed out.`}
      consequences={[
        ...(usedBy
          ? [`SSO with “${usedBy.name}” is not required for ${name} any more, and exemptions on it end.`]
          : []),
        ...(proven
          ? [`SSO can’t be required for ${name}, and another organization could verify it.`]
          : ["We stop looking for its record."]),
      ]}
      undo="To add it again you need a new record."
      action={submit}
      confirm={<SubmitButton tone="danger">Remove domain</SubmitButton>}
    >
      <input type="hidden" name="domainId" value={id} />
      {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
    </AlertDialog>
  );
}
