import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { guideOf } from "@/lib/guides/guides";
import type { DoorStep, Profile, WizardDoor } from "./door";
import { waitsFor } from "./progress";
import { SavedAt } from "./saved-at";
import { StepNav } from "./step-nav";
import { WizardRail } from "./wizard-rail";

/** One step of the wizard: the part list on the left, the step, and where to go from it. */
export function StepFrame({
  door,
  profile,
  step,
  back,
  actions,
  children,
}: {
  door: WizardDoor;
  profile: Profile;
  step: DoorStep;
  back?: { href: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
}) {
  const at = door.steps.findIndex(({ id }) => id === step.id);
  const waits = waitsFor(step.id, profile);
  return (
    <>
      <PageHeader
        {...(back ? { back } : {})}
        title={step.title}
        subtitle={
          <span className="flex flex-wrap gap-x-3">
            <span>
              Step {at + 1} of {door.steps.length}, {guideOf(profile.guideId).name}
            </span>
            <SavedAt at={profile.savedAt} />
          </span>
        }
        actions={actions}
        focusTitle
      />
      <div className="grid gap-6 lg:grid-cols-[220px_minmax(0,1fr)] lg:gap-10">
        <WizardRail door={door} profile={profile} step={step.id} />
        <div className="flex min-w-0 flex-col gap-6">
          {waits ? (
            <Notice
              role="note"
              title="Not yet"
              actions={
                <LinkButton href={`${door.base}/${waits.step}`}>
                  {door.steps.find(({ id }) => id === waits.step)?.title}
                </LinkButton>
              }
            >
              {waits.why}
            </Notice>
          ) : (
            <>
              {children}
              <StepNav door={door} profile={profile} step={step.id} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
