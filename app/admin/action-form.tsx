"use client";
import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { RefusalNotice } from "../../components/refusal-notice";
import { RememberTyped } from "../../components/remember-typed";
import { Notice } from "../../components/ui/notice";
import type { Refusal } from "../../lib/core/refusals";
import type { ActionState } from "../../lib/session/action-state";
import { useCommand } from "../use-action";

const LastRefusal = createContext<Refusal | null>(null);

/** Why the form around was refused last; null when it was not. For fields that show their own error, and choices that a refusal offers. */
export const useRefusal = () => useContext(LastRefusal);

/**
 * A form for one command. What was typed stays when it is refused, and the refusal takes the focus. `done`: what is said
 * afterwards; without JavaScript the page simply comes back changed. `id` names the form for jump links.
 * `remember`: a name under which this tab keeps what was typed, so that it survives a reload.
 */
export function ActionForm<R>({
  action,
  done,
  children,
  className = "flex flex-col gap-4",
  id,
  remember,
}: {
  action: (state: ActionState<R>, form: FormData) => Promise<ActionState<R>>;
  done?: ReactNode | ((done: R) => ReactNode);
  children: ReactNode;
  className?: string;
  id?: string;
  remember?: string;
}) {
  const [state, submit] = useCommand(action);
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "refused") problem.current?.focus();
  }, [state]);
  return (
    <form
      id={id}
      action={submit}
      noValidate
      className={className}
      onReset={(event) => state.status !== "done" && event.preventDefault()}
    >
      {state.status === "refused" ? (
        <div ref={problem} tabIndex={-1} className="w-full">
          <RefusalNotice refusal={state.refused} />
        </div>
      ) : null}
      {state.status === "done" && done ? (
        <Notice tone="ok">
          <div>{typeof done === "function" ? done(state.done) : done}</div>
        </Notice>
      ) : null}
      {remember ? <RememberTyped name={remember} doneAt={state.status === "done" ? state.at : null} /> : null}
      <LastRefusal value={state.status === "refused" ? state.refused : null}>{children}</LastRefusal>
    </form>
  );
}
