"use client";
import { type ComponentProps, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { refusalText } from "@/components/refusal-notice";
import { TextAreaField, TextField } from "@/components/ui/field";
import type { Refusal } from "@/lib/core/refusals";
import { useRefusal } from "../admin/action-form";

/** A text field that shows what the server said about it. */
export function FormTextField(props: ComponentProps<typeof TextField>) {
  return <TextField error={useFieldError(props.name)} {...props} />;
}

/** The same for several lines. A private key in it is taken out as soon as it was refused: it must not stay on a screen. */
export function FormTextArea(props: ComponentProps<typeof TextAreaField>) {
  const field = useRef<HTMLTextAreaElement>(null);
  useWithoutPrivateKey(field, () => {
    if (field.current) field.current.value = "";
  });
  return <TextAreaField ref={field} error={useFieldError(props.name)} {...props} />;
}

/** What the server said about the field of this name, in the form around. */
export function useFieldError(name: string | undefined): ReactNode {
  const refusal = useRefusal();
  return refusal && name ? fieldError(refusal, name) : undefined;
}

/** Refusals that are about one field, besides those that name it. */
const FIELDS: Partial<Record<Refusal["code"], readonly string[]>> = {
  "metadata-problem": ["metadataUrl", "metadata"],
  "certificate-problem": ["certificate"],
};

export function fieldError(refusal: Refusal, name: string): ReactNode {
  if (refusal.code === "invalid-input") return refusal.issues.find(({ field }) => field === name)?.message;
  return FIELDS[refusal.code]?.includes(name) ? refusalText(refusal as never) : undefined;
}

/** Calls `empty` when the form around was refused while the field holds a private key. */
export function useWithoutPrivateKey(field: RefObject<HTMLTextAreaElement | null>, empty: () => void) {
  const refusal = useRefusal();
  const latest = useRef(empty);
  latest.current = empty;
  useEffect(() => {
    if (refusal && field.current?.value.includes("PRIVATE KEY")) latest.current();
  }, [refusal, field]);
}
