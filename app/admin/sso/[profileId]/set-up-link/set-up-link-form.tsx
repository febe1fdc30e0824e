"use client";
import { FormTextField } from "@/app/wizard/form-field";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { Ticket, TicketList } from "@/components/ui/ticket";
import { When } from "@/components/when";
import { ActionForm } from "../../../action-form";
import { sendSetUpLink } from "../../actions";

export function SetUpLinkForm({ profileId, mailIsSent }: { profileId: string; mailIsSent: boolean }) {
  return (
    <ActionForm action={sendSetUpLink} done={(sent) => <Sent {...sent} />} remember="set-up-link">
      <input type="hidden" name="profileId" value={profileId} />
      <div className="max-w-[480px]">
        <FormTextField
          name="email"
          type="email"
          autoComplete="off"
          label="E-mail address of your IT contact"
          hint={
            mailIsSent
              ? "The link and its code go there in two mails."
              : "No mail server is set up: you get the link and its code here, to pass on in two ways."
          }
        />
      </div>
      <Checkbox
        name="domains"
        label="They may also prove domains"
        hint="For when the same person looks after your DNS."
      />
      <div>
        <SubmitButton>{mailIsSent ? "Send the set-up link" : "Make the set-up link"}</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Sent({
  email,
  endsAt,
  url,
  code,
}: {
  email: string;
  endsAt: Date;
  url: string | null;
  code: string | null;
}) {
  if (!url || !code)
    return (
      <p>
        Sent to {email}. The link works until <When at={endsAt} format="day" />. We tell you when the set-up
        is finished.
      </p>
    );
  return (
    <div className="flex flex-col gap-3">
      <p>
        Pass these on to {email} in two ways, for example the link by mail and the code by phone. They are
        shown only now.
      </p>
      <TicketList>
        <Ticket label="Set-up link" value={url} />
        <Ticket label="Code" value={code} />
      </TicketList>
    </div>
  );
}
