import { Checkbox } from "@/components/ui/checkbox";
import { When } from "@/components/when";
import { changeInWords } from "@/lib/core/setting-words";
import { ConfirmForm } from "../admin/confirm-form";
import type { Profile, WizardDoor } from "./door";

/** UX.md A.7.5: over live settings a publication shows its difference; settings that no test passed want a tick. */
export function PublishOver({
  profile,
  door,
}: {
  profile: Profile;
  door: Pick<WizardDoor, "hidden" | "actions">;
}) {
  const { changes, tested, testedAt, required, name } = profile;
  return (
    <ConfirmForm
      action={door.actions.publish}
      inputs={door.hidden}
      button="Publish these changes"
      tone={tested ? "primary" : "secondary"}
      title={`Publish the changes to “${name}”?`}
      lead={
        required
          ? "Everybody who must use it signs in with these settings from the next moment on."
          : "Sign-ins with it use these settings from the next moment on."
      }
      consequences={[
        ...changes.map(changeInWords),
        tested && testedAt ? (
          <>
            Tested <When at={testedAt} /> with exactly these settings.
          </>
        ) : (
          "Not tested with exactly these settings: if one is wrong, SSO stops working."
        ),
        "People who are signing in right now finish with the old version.",
      ]}
      undo="You can undo it for 24 hours."
      confirm="Publish"
      confirmTone={tested ? "primary" : "danger"}
    >
      {tested || required ? null : (
        <Checkbox name="untestedKnown" label="I know that these settings are not tested" />
      )}
    </ConfirmForm>
  );
}
