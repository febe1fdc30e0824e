"use client";
import { Fragment, type ReactNode, useState } from "react";
import { useRefusal } from "../admin/action-form";

/** Fields that begin anew when `version` changes, as after a save; but not while the form was refused: then what was chosen stays. */
export function FreshUnlessRefused({ version, children }: { version: string; children: ReactNode }) {
  const refused = useRefusal() !== null;
  const [shown, setShown] = useState(version);
  if (!refused && shown !== version) setShown(version);
  return <Fragment key={shown}>{children}</Fragment>;
}
