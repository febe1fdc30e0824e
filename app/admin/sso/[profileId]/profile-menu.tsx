"use client";
import { startTransition, useState } from "react";
import { useCommand } from "@/app/use-action";
import { RefusalNotice } from "@/components/refusal-notice";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { TextField } from "@/components/ui/field";
import { Menu } from "@/components/ui/menu";
import { SubmitButton } from "@/components/ui/submit-button";
import { deleteSsoProfile, duplicateSsoProfile, switchSsoProfile } from "../actions";

/** What can be done with a profile as a whole; what cannot be done now says why. */
export function ProfileMenu(props: {
  id: string;
  name: string;
  on: boolean;
  required: boolean;
  paused: boolean;
  metadataUrl: string;
  domains: readonly string[];
}) {
  const { id, name, on, required } = props;
  const [deleting, setDeleting] = useState(false);
  const [, duplicate] = useCommand(duplicateSsoProfile);
  const [, turn] = useCommand(switchSsoProfile);
  const form = (more: Record<string, string> = {}) => {
    const data = new FormData();
    for (const [key, value] of Object.entries({ profileId: id, ...more })) data.set(key, value);
    return data;
  };
  const inUse = required ? `Required for ${props.domains.join(", ")}. Stop requiring it first.` : undefined;
  return (
    <>
      <Menu
        label={`Actions for ${name}`}
        items={[
          props.paused
            ? { label: "Resume requirement", href: `/admin/sso/${id}/enforce#pause`, tone: "exempt" }
            : {
                label: "Pause SSO requirement",
                href: `/admin/sso/${id}/enforce#pause`,
                tone: "exempt",
                ...(required ? {} : { impossible: "SSO is not required with this profile." }),
              },
          { label: "Send a set-up link", href: `/admin/sso/${id}/set-up-link` },
          { label: "Duplicate", onSelect: () => startTransition(() => duplicate(form())) },
          { label: "Download our metadata", onSelect: () => window.location.assign(props.metadataUrl) },
          {
            label: on ? "Switch off" : "Switch on",
            onSelect: () => startTransition(() => turn(form({ on: on ? "no" : "yes" }))),
            ...(on && inUse ? { impossible: inUse } : {}),
          },
          {
            label: "Delete…",
            tone: "danger",
            onSelect: () => setDeleting(true),
            ...(inUse ? { impossible: inUse } : {}),
          },
        ]}
      />
      <DeleteDialog id={id} name={name} open={deleting} onOpenChange={setDeleting} />
    </>
  );
}

function DeleteDialog({
  id,
  name,
  open,
  onOpenChange,
}: {
  id: string;
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const [state, submit] = useCommand(deleteSsoProfile);
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete “${name}”?`}
      lead="Its addresses stop working at once: tiles at the identity provider that point here will show an error."
      consequences={["0 people must use it.", "Its settings, certificates and test results are gone."]}
      undo="This can’t be undone."
      action={submit}
      confirm={<SubmitButton tone="danger">Delete profile</SubmitButton>}
    >
      {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
      <input type="hidden" name="profileId" value={id} />
      <TextField id="delete-name" name="name" label={`Type “${name}” to be sure`} autoComplete="off" />
    </AlertDialog>
  );
}
