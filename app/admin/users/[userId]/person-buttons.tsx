"use client";
import { useState } from "react";
import { Button } from "../../../../components/ui/button";
import { PersonDialog, type PersonDialogKind } from "../person-dialog";

type Person = { id: string; name: string; email: string };

/** A button that opens the dialog of its kind. */
export function PersonButton({
  kind,
  person,
  children,
  tone,
}: {
  kind: PersonDialogKind;
  person: Person;
  children: string;
  tone?: "danger" | "secondary";
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button tone={tone ?? "secondary"} onClick={() => setOpen(true)}>
        {children}
      </Button>
      <PersonDialog kind={kind} person={person} open={open} onOpenChange={setOpen} />
    </>
  );
}

export function PersonButtons({
  person,
  status,
  mine,
}: {
  person: Person;
  status: "active" | "invited" | "suspended";
  mine: boolean;
}) {
  if (mine) return <p className="text-text-2">You can’t suspend or remove yourself. Ask another owner.</p>;
  return (
    <div className="flex flex-wrap gap-3">
      {status === "invited" ? (
        <PersonButton kind="resend" person={person}>
          Send invitation again…
        </PersonButton>
      ) : null}
      {status === "suspended" ? (
        <PersonButton kind="restore" person={person}>
          Restore…
        </PersonButton>
      ) : (
        <PersonButton kind="suspend" person={person}>
          Suspend…
        </PersonButton>
      )}
      <PersonButton kind="remove" person={person} tone="danger">
        Remove…
      </PersonButton>
    </div>
  );
}
