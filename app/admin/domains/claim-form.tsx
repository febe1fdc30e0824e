"use client";
import { useEffect, useRef } from "react";
import { useCommand } from "@/app/use-action";
import { refusalText } from "@/components/refusal-notice";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { claimDomain } from "./actions";

/**
 * The field, its problem beside it, and what was typed kept. A name that another organization has verified is offered
 * to be added anyway. `focus`: the panel was opened by hand, so the field takes the focus.
 */
export function ClaimForm({ suggested, focus }: { suggested?: string; focus: boolean }) {
  const [state, submit] = useCommand(claimDomain);
  const field = useRef<HTMLInputElement>(null);
  const refused = state.status === "refused" ? state.refused : null;
  const held = refused?.code === "domain-held-elsewhere";
  useEffect(() => {
    if (focus || refused) field.current?.focus();
  }, [focus, refused]);
  const typed = state.status === "refused" ? String(state.typed.domain ?? "") : undefined;
  return (
    <form
      action={submit}
      noValidate
      onReset={(event) => event.preventDefault()}
      className="flex max-w-[640px] flex-col gap-4"
    >
      <TextField
        ref={field}
        name="domain"
        label="Domain"
        hint="For example acme.com. No https://, no www."
        defaultValue={typed ?? suggested}
        error={refused ? refusalText(refused as never) : null}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton tone={held ? "secondary" : "primary"}>Add domain</SubmitButton>
        {held ? (
          <SubmitButton name="anyway" value="on">
            Add {refused.domain} anyway
          </SubmitButton>
        ) : null}
      </div>
    </form>
  );
}
