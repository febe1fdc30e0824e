import type { DoorStep, Profile, Tests, WizardDoor } from "./door";
import { CollectStep } from "./steps/collect-step";
import { DomainsStep } from "./steps/domains-step";
import { EnforceStep } from "./steps/enforce-step";
import { GuideStep } from "./steps/guide-step";
import { ProviderStep } from "./steps/provider-step";
import { TestStep } from "./steps/test-step";

/** What stands in the middle of one step. `tests`: only the test step asks for them. */
export function StepBody({
  step,
  profile,
  tests,
  door,
}: {
  step: DoorStep["id"];
  profile: Profile;
  tests: Tests | null;
  door: WizardDoor;
}) {
  switch (step) {
    case "provider":
      return <ProviderStep profile={profile} door={door} />;
    case "collect":
      return <CollectStep profile={profile} door={door} />;
    case "test":
      return tests ? <TestStep profile={profile} tests={tests} door={door} /> : null;
    case "domains":
      return <DomainsStep profile={profile} />;
    case "enforce":
      return <EnforceStep profile={profile} door={door} />;
    case "finish":
      return null;
    default:
      return <GuideStep step={step} profile={profile} door={door} />;
  }
}
