"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/** Submits its form; while it is on its way the button stays focusable and says so. */
export function SubmitButton({
  pending = "Working…",
  children,
  tone = "primary",
  ...props
}: ComponentProps<typeof Button> & { pending?: string }) {
  const status = useFormStatus();
  return (
    <Button
      type="submit"
      tone={tone}
      aria-disabled={status.pending || undefined}
      onClick={(event) => status.pending && event.preventDefault()}
      {...props}
    >
      {status.pending ? pending : children}
    </Button>
  );
}
