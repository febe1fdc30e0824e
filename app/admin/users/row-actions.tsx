"use client";
import { useState } from "react";
import { Menu, type MenuItem } from "../../../components/ui/menu";
import type { Person } from "./people";
import { PersonDialog, type PersonDialogKind } from "./person-dialog";

/** What can be done with one person. What is never possible says why and stays in reach. */
export function RowActions({ person, mine }: { person: Person; mine: boolean }) {
  const [kind, setKind] = useState<PersonDialogKind>("suspend");
  const [open, setOpen] = useState(false);
  const ask = (wanted: PersonDialogKind) => () => {
    setKind(wanted);
    setOpen(true);
  };
  const self = mine ? "You can’t do this to yourself." : undefined;
  const items: MenuItem[] = [
    { label: "Open", href: `/admin/users/${person.id}` },
    { label: "Change role…", href: `/admin/users/${person.id}#role` },
    ...(person.status === "invited" ? [{ label: "Send invitation again…", onSelect: ask("resend") }] : []),
    ...(person.status === "active" ? [{ label: "Sign out everywhere…", onSelect: ask("sign-out") }] : []),
    person.status === "suspended"
      ? { label: "Restore…", onSelect: ask("restore") }
      : { label: "Suspend…", onSelect: ask("suspend"), tone: "danger" as const, impossible: self },
    { label: "Remove…", onSelect: ask("remove"), tone: "danger", impossible: self },
  ];
  return (
    <>
      <Menu label={`Actions for ${person.name}`} items={items} />
      <PersonDialog key={kind} kind={kind} person={person} open={open} onOpenChange={setOpen} />
    </>
  );
}
