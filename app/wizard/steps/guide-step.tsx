import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { guideItems, guideOf, type WizardStep } from "@/lib/guides/guides";
import type { Profile, WizardDoor } from "../door";
import { GuideFoot } from "../guide-foot";
import { Instructions } from "../instructions";
import { OurDetails } from "../our-details";

const CARD_TITLES: Partial<Record<WizardStep, (name: string) => string>> = {
  exchange: (name) => `Paste these into ${name}`,
};

/** A step that happens at the identity provider: its instructions, with our values in place. */
export function GuideStep({ step, profile, door }: { step: WizardStep; profile: Profile; door: WizardDoor }) {
  const guide = guideOf(profile.guideId);
  const { serviceProvider, organization, id } = profile;
  const items = guideItems(guide, step, { ...serviceProvider, organization, profileId: id });
  return (
    <>
      <Card title={CARD_TITLES[step]?.(guide.name) ?? `In ${guide.name}`}>
        {step === "exchange" ? (
          <p className="measure text-text-2">
            These values are made for this profile and won’t change. Don’t add a slash at the end.
          </p>
        ) : null}
        <Instructions items={items} guide={guide} step={step} profile={profile} door={door} />
      </Card>
      {step === "exchange" ? (
        <Disclosure summary="All of our details, and our metadata as a file">
          <OurDetails sp={serviceProvider} />
        </Disclosure>
      ) : null}
      <GuideFoot guide={guide} profile={profile} />
    </>
  );
}
