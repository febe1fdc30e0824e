"use client";
import type { ReactElement } from "react";
import { useCommand } from "@/app/use-action";
import { RefusalNotice } from "@/components/refusal-notice";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { removeDomain } from "./actions";

export interface Removable {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly usedBy: { readonly id: string; readonly name: string; readonly paused: boolean } | null;
  readonly proven: boolean;
  readonly lost: boolean;
}

/** UX.md A.7 4. `trigger`, or `open` with `onOpenChange` where a menu opens it. */
export function RemoveDomain({
  domain,
  ...opening
}: {
  domain: Removable;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  const [state, submit] = useCommand(removeDomain);
  const { id, name, people, usedBy, proven } = domain;
  const first = whatComesFirst(domain);
  const who = people === 1 ? "1 person has an address" : `${people} people have addresses`;
  if (first)
    return (
      <AlertDialog
        {...opening}
        title={`${name} can’t be removed now`}
        lead={first.why}
        action={submit}
        cancel="Close"
        confirm={
          <LinkButton tone="primary" href={first.href}>
            {first.label}
          </LinkButton>
        }
      />
    );
  return (
    <AlertDialog
      {...opening}
      title={`Remove ${name}?`}
      lead={people === 0 ? "0 people use it." : `${who} on it. They stay, and nobody is signed out.`}
      consequences={[
        ...(usedBy
          ? [`SSO with “${usedBy.name}” is not required for ${name} any more, and exemptions on it end.`]
          : []),
        ...(proven
          ? [`SSO can’t be required for ${name}, and another organization could verify it.`]
          : ["We stop looking for its record."]),
      ]}
      undo="To add it again you need a new record."
      action={submit}
      confirm={<SubmitButton tone="danger">Remove domain</SubmitButton>}
    >
      <input type="hidden" name="domainId" value={id} />
      {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
    </AlertDialog>
  );
}

/** R6 and R10, said before anything is tried; the command refuses the same. */
function whatComesFirst({ name, people, usedBy, lost }: Removable) {
  if (usedBy && !usedBy.paused)
    return {
      why: `${name} is required for SSO in “${usedBy.name}”. Pause or change the profile first.`,
      href: `/admin/sso/${usedBy.id}/enforce`,
      label: "Open the requirement",
    };
  if (lost && people > 0)
    return {
      why: `${people === 1 ? "1 person still has" : `${people} people still have`} an address on it. Whoever owns the domain now could reset their passwords. Move them to another address or suspend them first.`,
      href: `/admin/users?domain=${encodeURIComponent(name)}`,
      label: "See these people",
    };
  return null;
}
