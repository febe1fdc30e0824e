import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts } from "@/components/ui/facts";
import { SubmitButton } from "@/components/ui/submit-button";
import { guideOf } from "@/lib/guides/guides";
import { ActionForm } from "../../admin/action-form";
import { detectLink } from "../detect-link";
import type { Profile, WizardDoor } from "../door";
import { DoorInputs } from "../door-inputs";
import { ProviderChoice } from "../provider-choice";
import { PROVIDER_TILES } from "../provider-tiles";

/** Step 1 of a profile that exists: what was chosen, what it takes, and how to choose another guide. */
export function ProviderStep({ profile, door }: { profile: Profile; door: WizardDoor }) {
  const { fullName, name, prerequisites } = guideOf(profile.guideId);
  return (
    <>
      <Card title={fullName}>
        <Facts
          facts={[
            { term: "You need", is: prerequisites.adminRole },
            { term: "Time there", is: `about ${prerequisites.timeEstimateMinutes} minutes` },
            { term: "Console", is: prerequisites.consoleUrl ?? null },
          ]}
        />
      </Card>
      <Disclosure summary={`Not ${name}? Choose another guide`}>
        <p className="measure text-text-2">
          Our addresses stay the same, and so does everything that you have brought back. Only the
          instructions change.
        </p>
        <ActionForm action={door.actions.changeProvider}>
          <DoorInputs door={door} />
          <ProviderChoice tiles={PROVIDER_TILES} chosen={profile.guideId} detect={detectLink} />
          <div>
            <SubmitButton tone="secondary">Use this guide</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </>
  );
}
