"use client";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { RefusalNotice } from "@/components/refusal-notice";
import { AlertDialog } from "@/components/ui/alert-dialog";
import type { ButtonTone } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionState } from "@/lib/session/action-state";
import { useCommand } from "../use-action";

/**
 * One button for something dangerous: it asks first, in a dialog with names and numbers (UX.md A.7). Without JavaScript the
 * button does it at once. `inputs`: hidden fields. `button`: its words and `tone`. `children`: fields of the dialog.
 * `done`: what is said afterwards, with focus; when the button is gone then, focus goes to the page's heading.
 */
export function ConfirmForm<R>({
  action,
  inputs,
  button,
  tone = "secondary",
  name,
  title,
  lead,
  consequences = [],
  undo,
  confirm,
  confirmTone = "danger",
  done,
  children,
}: {
  action: (state: ActionState<R>, form: FormData) => Promise<ActionState<R>>;
  inputs: Readonly<Record<string, string>>;
  button: string;
  tone?: ButtonTone;
  /** Its accessible name, where the words alone do not say what it acts on. */
  name?: string;
  title: string;
  lead: ReactNode;
  consequences?: readonly ReactNode[];
  undo?: ReactNode;
  confirm: string;
  confirmTone?: ButtonTone;
  done?: ReactNode;
  children?: ReactNode;
}) {
  const [state, submit] = useCommand(action);
  const [open, setOpen] = useState(false);
  const [closedBy, setClosedBy] = useState(state);
  const said = useRef<HTMLDivElement>(null);
  if (state !== closedBy) {
    setClosedBy(state);
    if (state.status === "done") setOpen(false);
  }
  useEffect(() => {
    if (state.status === "done") said.current?.focus();
  }, [state]);
  useHeadingWhenGone();
  const ask = (event: MouseEvent) => {
    event.preventDefault();
    setOpen(true);
  };
  const hidden = Object.entries(inputs).map(([key, value]) => (
    <input key={key} type="hidden" name={key} value={value} />
  ));
  return (
    <div className="flex flex-col items-start gap-2">
      {state.status === "done" && done ? (
        <div ref={said} tabIndex={-1}>
          <Notice tone="ok">{done}</Notice>
        </div>
      ) : null}
      {state.status === "refused" && !open ? <RefusalNotice refusal={state.refused} /> : null}
      <form action={submit} noValidate>
        {hidden}
        <SubmitButton tone={tone} aria-label={name} aria-haspopup="dialog" onClick={ask}>
          {button}
        </SubmitButton>
      </form>
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        lead={lead}
        consequences={consequences}
        undo={undo}
        action={submit}
        confirm={<SubmitButton tone={confirmTone}>{confirm}</SubmitButton>}
      >
        {hidden}
        {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
        {children}
      </AlertDialog>
    </div>
  );
}

/** When the page no longer needs the button, nobody is left without a place: focus goes to the heading (WCAG 2.4.3). */
function useHeadingWhenGone() {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === null || document.activeElement === document.body)
          document.querySelector<HTMLElement>("h1")?.focus();
      });
    },
    [],
  );
}
