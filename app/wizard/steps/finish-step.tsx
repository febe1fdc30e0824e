import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { ActionForm } from "../../admin/action-form";
import type { Profile, WizardDoor } from "../door";
import { DoorInputs } from "../door-inputs";

/** The contact's last step: hand it back. */
export function FinishStep({
  profile,
  door,
  finish,
  inviter,
}: {
  profile: Profile;
  door: WizardDoor;
  finish: WizardDoor["actions"]["saveStep"];
  inviter: string;
}) {
  return (
    <Card title={`Hand it back to ${inviter}`}>
      <p className="measure">
        {inviter} is told by mail, looks at the settings, and decides when people use it. Nobody’s sign-in
        changes by this. The link ends when you finish.
      </p>
      {profile.tested ? null : (
        <p className="measure text-text-2">
          No test has passed yet. You can finish all the same; {inviter} will test it.
        </p>
      )}
      <ActionForm action={finish}>
        <DoorInputs door={door} />
        <div>
          <SubmitButton>Finish the set-up</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
