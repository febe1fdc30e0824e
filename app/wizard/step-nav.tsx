import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { ActionForm } from "../admin/action-form";
import type { DoorStep, Profile, WizardDoor } from "./door";
import { DoorInputs } from "./door-inputs";
import { gateOf } from "./progress";
import { PublishForm } from "./publish-form";

const lower = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

/** Back, and Next with the name of what comes; or why Next has to wait. */
export function StepNav({
  door,
  profile,
  step,
}: {
  door: WizardDoor;
  profile: Profile;
  step: DoorStep["id"];
}) {
  const at = door.steps.findIndex(({ id }) => id === step);
  const before = door.steps[at - 1];
  const next = door.steps[at + 1];
  const gate = gateOf(step, profile, door.by);
  // The first publication is what makes "require" possible, and changes nothing for anybody: one press for both.
  const publishes = step === "test" && !profile.published && profile.tested && door.by === "administrator";
  const own = step === "domains" && door.by === "administrator";
  return (
    <>
      {step === "test" && profile.published ? <PublishForm profile={profile} door={door} /> : null}
      {gate ? (
        <Notice role="note" title="Not yet">
          {gate}
        </Notice>
      ) : null}
      {before || (next && !own) ? (
        <div className="flex flex-wrap items-center gap-3 border-t border-line pt-5">
          {before ? (
            <LinkButton href={`${door.base}/${before.id}`}>Back: {lower(before.title)}</LinkButton>
          ) : null}
          {next && !gate && !own ? (
            <ActionForm
              action={publishes ? door.actions.publishStep : door.actions.saveStep}
              className="contents"
            >
              <DoorInputs door={door} more={{ step, next: next.id }} />
              <SubmitButton>
                {publishes ? `Publish, then: ${lower(next.title)}` : `Next: ${lower(next.title)}`}
              </SubmitButton>
            </ActionForm>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
