"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { BACKDROP, POPUP, VIEWPORT } from "./dialog-look";
import { useDialogState } from "./use-dialog-state";

/**
 * A dialog for something small that belongs to this page. Focus is trapped and returns; Esc, the cross and a press outside close it.
 * `trigger`: the button that opens it (or control it with `open` and `onOpenChange`). `title`; `description`: one sentence.
 * `action`: makes the content a form. `buttons`: on the last line; the cancelling one is `<DialogClose>`.
 * `closeOn`: when this value changes to something, the dialog closes (`state.status === "done" ? state.at : null`).
 */
export function Dialog(props: {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  closeOn?: unknown;
  title: ReactNode;
  description?: ReactNode;
  action?: (form: FormData) => void;
  children?: ReactNode;
  buttons?: ReactNode;
}) {
  const { open, setOpen, focus } = useDialogState(props);
  const body = (
    <>
      {props.children}
      {props.buttons ? <div className="flex flex-wrap justify-end gap-3 pt-1">{props.buttons}</div> : null}
    </>
  );
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      {props.trigger ? <Base.Trigger render={props.trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Viewport className={VIEWPORT}>
          <Base.Popup className={POPUP} {...focus}>
            <div className="flex items-start justify-between gap-4">
              <Base.Title className="text-section font-semibold">{props.title}</Base.Title>
              <Base.Close
                aria-label="Close"
                className="-mt-1 -mr-2 flex size-9 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-sunken pointer-coarse:size-11"
              >
                <X aria-hidden size={20} strokeWidth={1.5} />
              </Base.Close>
            </div>
            {props.description ? (
              <Base.Description className="-mt-2 text-text-2">{props.description}</Base.Description>
            ) : null}
            {props.action ? (
              <form action={props.action} className="flex flex-col gap-4" noValidate>
                {body}
              </form>
            ) : (
              body
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
