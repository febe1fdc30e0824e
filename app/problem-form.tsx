"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";

/** A form with one sentence when it did not work, which takes the focus at each new answer (`state`). Works without JavaScript. */
export function ProblemForm({
  state,
  action,
  children,
}: {
  state: { readonly problem: string | null };
  action: (form: FormData) => void;
  children: ReactNode;
}) {
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.problem) problem.current?.focus();
  }, [state]);
  return (
    <form action={action} className="flex flex-col gap-4" noValidate>
      {state.problem ? (
        <div ref={problem} tabIndex={-1}>
          <Notice tone="danger">{state.problem}</Notice>
        </div>
      ) : null}
      {children}
    </form>
  );
}
