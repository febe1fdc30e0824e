"use client";
import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { type ReactElement, type ReactNode, useRef } from "react";
import { Button } from "./button";
import { BACKDROP, POPUP, VIEWPORT } from "./dialog-look";
import { useDialogState } from "./use-dialog-state";

/**
 * For dangerous things (UX.md A.7). "Cancel" has the first focus; Esc does the same; a press outside does nothing.
 * `title`: a question with the object's name. `lead`: what will happen to people. `consequences`: list with numbers.
 * `undo`: what can be undone. `children`: fields (reason, until when). `confirm`: a `SubmitButton` with the verb.
 * `action`: the form's server action. `trigger`, or `open` with `onOpenChange`. `closeOn`: see `Dialog`. `cancel`: "Cancel".
 */
export function AlertDialog(props: {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  closeOn?: unknown;
  title: ReactNode;
  lead: ReactNode;
  consequences?: readonly ReactNode[];
  undo?: ReactNode;
  children?: ReactNode;
  action: (form: FormData) => void;
  confirm: ReactNode;
  cancel?: string;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  const { open, setOpen, focus } = useDialogState(props, cancel);
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      {props.trigger ? <Base.Trigger render={props.trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Viewport className={VIEWPORT}>
          <Base.Popup className={POPUP} {...focus}>
            <form action={props.action} className="flex flex-col gap-4" noValidate>
              <Base.Title className="text-section font-semibold">{props.title}</Base.Title>
              <Base.Description render={<div />} className="flex flex-col gap-2">
                <span>{props.lead}</span>
                {props.consequences?.length ? <Consequences items={props.consequences} /> : null}
                {props.undo ? <span className="text-text-2">{props.undo}</span> : null}
              </Base.Description>
              {props.children}
              <div className="flex flex-wrap justify-end gap-3 pt-1">
                <Base.Close ref={cancel} render={<Button />}>
                  {props.cancel ?? "Cancel"}
                </Base.Close>
                {props.confirm}
              </div>
            </form>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function Consequences({ items }: { items: readonly ReactNode[] }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 marker:text-text-3">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while the dialog is open
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}
