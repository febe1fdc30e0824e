"use client";
import { useEffect, useRef } from "react";
import { useCommand } from "@/app/use-action";
import { refusalText } from "@/components/refusal-notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { verifyDomain } from "../actions";

/** Looks at once. What it saw stands in the page; here only that it looked, or when it may look again. */
export function CheckNow({
  domainId,
  label = "Check now",
  tone = "primary",
}: {
  domainId: string;
  label?: string;
  tone?: "primary" | "secondary";
}) {
  const [state, submit, looking] = useCommand(verifyDomain);
  const problem = useRef<HTMLParagraphElement>(null);
  const serious = state.status === "refused" && state.refused.code !== "checked-just-now";
  useEffect(() => {
    if (serious) problem.current?.focus();
  }, [serious]);
  return (
    <form action={submit} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="domainId" value={domainId} />
      <SubmitButton tone={tone} pending="Checking…">
        {label}
      </SubmitButton>
      <p
        ref={problem}
        tabIndex={-1}
        role="status"
        className={`min-w-0 flex-1 basis-56 ${serious ? "text-danger" : "text-text-2"}`}
      >
        {!looking && state.status === "refused" ? refusalText(state.refused as never) : null}
        {!looking && state.status === "done" ? (SAID[state.done.result] ?? "") : null}
      </p>
    </form>
  );
}

const SAID: Record<string, string> = {
  "still-waiting": "We looked just now. What we saw stands above.",
  "still-missing": "We looked just now. The record is still missing.",
  "still-lost": "We looked just now. The record is not there.",
  "still-verified": "We looked just now. The record is in place.",
  "record-back": "The record is back.",
};
