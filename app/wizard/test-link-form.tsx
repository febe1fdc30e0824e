"use client";
import { CopyBlock } from "@/components/ui/copy-block";
import { SubmitButton } from "@/components/ui/submit-button";
import { ActionForm } from "../admin/action-form";
import type { WizardDoor } from "./door";
import { FormTextField } from "./form-field";

/** An address for somebody else's test: mailed, or to copy. */
export function TestLinkForm({
  action,
  hidden,
  mailIsSent,
}: {
  action: WizardDoor["actions"]["makeTestLink"];
  hidden: WizardDoor["hidden"];
  mailIsSent: boolean;
}) {
  return (
    <ActionForm action={action} done={(made) => <Made {...made} />}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="max-w-[480px]">
        <FormTextField
          id="test-email"
          name="email"
          type="email"
          autoComplete="off"
          label="Their e-mail address (optional)"
          hint={
            mailIsSent
              ? "We mail the link there. Without an address you get it to pass on."
              : "No mail server is set up: you get the link to pass on."
          }
        />
      </div>
      <div>
        <SubmitButton tone="secondary">Make a test link</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Made({ url, mailedTo }: { url: string; endsAt: Date; mailedTo: string | null }) {
  return (
    <div className="flex flex-col gap-2">
      <p>{mailedTo ? `Mailed to ${mailedTo}. It works for 7 days.` : "It works for 7 days. Pass it on:"}</p>
      <CopyBlock label="Test link" value={url} />
      <p>
        <a href={url} target="_blank" rel="noopener">
          Try it myself in a new tab
        </a>
      </p>
    </div>
  );
}
