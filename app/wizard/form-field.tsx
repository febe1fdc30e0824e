"use client";
import type { ComponentProps } from "react";
import { TextAreaField, TextField } from "@/components/ui/field";
import { useRefusal } from "../admin/action-form";

/** A text field that shows what the server said about it. */
export function FormTextField(props: ComponentProps<typeof TextField>) {
  return <TextField error={useFieldError(props.name)} {...props} />;
}

export function FormTextArea(props: ComponentProps<typeof TextAreaField>) {
  return <TextAreaField error={useFieldError(props.name)} {...props} />;
}

function useFieldError(name: string | undefined): string | undefined {
  const refusal = useRefusal();
  if (refusal?.code !== "invalid-input") return undefined;
  return refusal.issues.find(({ field }) => field === name)?.message;
}
