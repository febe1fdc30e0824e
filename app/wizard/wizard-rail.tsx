import { Disclosure } from "@/components/ui/disclosure";
import { Rail, RailStep } from "@/components/ui/rail";
import type { DoorStep, Profile, WizardDoor } from "./door";
import { isDone, partOf, waitsFor } from "./progress";

interface Props {
  door: WizardDoor;
  profile: Profile;
  step: DoorStep["id"];
}

/** The steps in their parts: a rail on the left; on phones one line that opens. */
export function WizardRail({ door, profile, step }: Props) {
  const at = door.steps.findIndex(({ id }) => id === step);
  return (
    <>
      <nav aria-label="Set-up steps" className="hidden lg:block">
        <Parts door={door} profile={profile} step={step} />
      </nav>
      <nav
        aria-label="Set-up steps"
        className="rounded-card border border-line bg-surface px-4 py-2 lg:hidden"
      >
        <Disclosure summary={`Step ${at + 1} of ${door.steps.length} · ${door.steps[at]!.title}`}>
          <Parts door={door} profile={profile} step={step} />
        </Disclosure>
      </nav>
    </>
  );
}

function Parts({ door, profile, step }: Props) {
  const parts = [...new Set(door.steps.map(({ id }) => partOf(id)))];
  return (
    <div className="flex flex-col gap-5">
      {parts.map((part) => (
        <div key={part} className="flex flex-col gap-2">
          <p aria-hidden className="text-label font-medium text-text-3">
            {part}
          </p>
          <Rail label={part}>
            {door.steps.map(({ id, title }, index) =>
              partOf(id) === part ? (
                <RailStep
                  key={id}
                  number={index + 1}
                  current={id === step}
                  state={stateOf(id, step, profile)}
                  title={
                    id === step ? (
                      title
                    ) : (
                      <a className="link inline-block min-h-6" href={`${door.base}/${id}`}>
                        {title}
                      </a>
                    )
                  }
                />
              ) : null,
            )}
          </Rail>
        </div>
      ))}
    </div>
  );
}

function stateOf(id: DoorStep["id"], step: DoorStep["id"], profile: Profile) {
  if (id === step) return "now";
  if (isDone(id, profile)) return "done";
  return waitsFor(id, profile) ? "blocked" : "todo";
}
