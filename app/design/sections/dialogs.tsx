"use client";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import { TextField } from "@/components/ui/field";
import { Menu } from "@/components/ui/menu";
import { RadioCards } from "@/components/ui/radio-cards";
import { SelectionBar } from "@/components/ui/selection-bar";
import { SubmitButton } from "@/components/ui/submit-button";
import { Row, Section } from "../section";

const HOURS = [
  { value: "1", label: "1 hour" },
  { value: "8", label: "8 hours" },
  { value: "24", label: "24 hours" },
  { value: "open", label: "Until I resume it" },
];

/** Dialogs, the menu of a row, and the bar for what is selected. */
export function Dialogs() {
  const [deleting, setDeleting] = useState(false);
  const [paused, setPaused] = useState(0);
  return (
    <Section name="Dialog, menu, selection">
      <Row>
        <AlertDialog
          trigger={<Button tone="exempt">Pause SSO requirement</Button>}
          closeOn={paused}
          title="Let people in without Okta?"
          lead="86 people can use their password again until you resume."
          consequences={["79 people have a password.", "7 people get a link to set one."]}
          undo="The requirement returns by itself."
          action={() => setPaused(paused + 1)}
          confirm={<SubmitButton tone="exempt">Pause requirement</SubmitButton>}
        >
          <RadioCards legend="For how long" name="hours" columns={2} cards={HOURS} defaultValue="1" />
          <TextField name="pause-reason" label="Reason" />
        </AlertDialog>
        <Dialog
          trigger={<Button>Rename profile</Button>}
          title="Rename “Okta”"
          description="Only admins see this name."
          action={() => {}}
          buttons={
            <>
              <DialogClose>Cancel</DialogClose>
              <SubmitButton>Rename profile</SubmitButton>
            </>
          }
        >
          <TextField name="profile-name" label="Name" defaultValue="Okta" />
        </Dialog>
        <Menu
          label="Actions for Okta"
          items={[
            { label: "Open", href: "/design" },
            { label: "Pause SSO requirement…", tone: "exempt", onSelect: () => {} },
            { label: "Duplicate", impossible: "Only owners can do this." },
            { label: "Delete profile…", tone: "danger", onSelect: () => setDeleting(true) },
          ]}
        />
        <AlertDialog
          open={deleting}
          onOpenChange={setDeleting}
          title="Delete “Okta”?"
          lead="Its addresses stop working at once: tiles in Okta that point here will show an error. 0 people use it."
          undo="This can’t be undone."
          action={() => setDeleting(false)}
          confirm={<SubmitButton tone="danger">Delete profile</SubmitButton>}
        >
          <TextField name="confirm-name" label="Type the profile’s name" />
        </AlertDialog>
      </Row>
      <SelectionBar count={12} noun={["person", "people"]} onClear={() => {}}>
        <Button>Require SSO</Button>
        <Button tone="exempt">Make exempt…</Button>
      </SelectionBar>
    </Section>
  );
}
