"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import type { ComponentProps } from "react";
import { Button } from "./button";

/** Closes the dialog it stands in ("Cancel"). Takes what `Button` takes. */
export function DialogClose(props: ComponentProps<typeof Button>) {
  return <Base.Close render={<Button {...props} />} />;
}
