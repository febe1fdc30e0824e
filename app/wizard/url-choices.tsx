"use client";
import { useRefusal } from "../admin/action-form";
import { Choices } from "./metadata-file";

/** Under the metadata address: the choice that a metadata with several identity providers asks for. */
export function UrlChoices() {
  const refusal = useRefusal();
  return refusal?.code === "metadata-choices" ? <Choices choices={refusal.choices} /> : null;
}
