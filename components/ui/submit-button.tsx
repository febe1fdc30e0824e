"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";

/**
 * Submits its form. While the form is on its way the button stays focusable, shows `pending` and does nothing.
 * Takes what `Button` takes; `tone` is primary unless told. Works without JavaScript.
 */
export function SubmitButton({
  pending = "Working…",
  tone = "primary",
  ...props
}: ComponentProps<typeof Button> & { pending?: string }) {
  const status = useFormStatus();
  return <Button type="submit" tone={tone} pending={status.pending ? pending : undefined} {...props} />;
}
