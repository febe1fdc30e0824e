import { Card } from "../../../../../components/ui/card";
import { TextField } from "../../../../../components/ui/field";
import { RadioCards } from "../../../../../components/ui/radio-cards";
import { SubmitButton } from "../../../../../components/ui/submit-button";
import { When } from "../../../../../components/when";
import { ActionForm } from "../../../action-form";
import { pauseSso, resumeSso } from "./actions";
import type { Preview } from "./preview";

/** R7: always one step away, says what happens to people, needs a reason and an end. */
export function PausePanel({ preview }: { preview: Preview }) {
  const { profile, rollOut } = preview;
  if (profile.paused)
    return (
      <Card id="pause" tone="exempt" title="The SSO requirement is paused">
        <p>
          {profile.pausedUntil ? (
            <>
              It returns by itself <When at={profile.pausedUntil} format="absolute" />.
            </>
          ) : (
            "It stays paused until somebody resumes it."
          )}{" "}
          Reason: {profile.pausedReason}
        </p>
        <ActionForm action={resumeSso} className="flex flex-col items-start gap-3">
          <input type="hidden" name="profileId" value={profile.id} />
          <SubmitButton tone="exempt">Resume requirement</SubmitButton>
        </ActionForm>
      </Card>
    );
  return (
    <Card id="pause" tone="exempt" title={`Let people in without ${profile.name}?`}>
      <p className="measure">
        {rollOut?.people} {rollOut?.people === 1 ? "person" : "people"} can use their password again until you
        resume. SSO keeps working. Everyone in charge is told, and exemptions stay as they are.
      </p>
      <ActionForm action={pauseSso}>
        <input type="hidden" name="profileId" value={profile.id} />
        <RadioCards
          legend="For how long?"
          name="hours"
          defaultValue="8"
          columns={2}
          cards={[
            { value: "1", label: "1 hour" },
            { value: "8", label: "8 hours" },
            { value: "24", label: "24 hours" },
            { value: "until-resumed", label: "Until I resume it" },
          ]}
        />
        <TextField
          id="pause-reason"
          name="reason"
          label="Reason"
          hint="10 to 200 characters. It is mailed to everyone in charge, and kept in the audit log."
          maxLength={200}
        />
        <div>
          <SubmitButton tone="exempt">Pause SSO requirement</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
