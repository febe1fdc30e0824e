import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StayOpen } from "@/components/ui/stay-open";
import { When } from "@/components/when";
import { guideItems, guideOf } from "@/lib/guides/guides";
import type { Profile, WizardDoor } from "../door";
import { GuideFoot } from "../guide-foot";
import { IdentityProviderForm } from "../identity-provider-form";
import { Instructions } from "../instructions";
import { Receipt } from "../receipt";
import { ReceiptArrival } from "../receipt-arrival";

/** Bring back its details: where they are there, and the form for them here, with a receipt of what was understood. */
export function CollectStep({ profile, door }: { profile: Profile; door: WizardDoor }) {
  const guide = guideOf(profile.guideId);
  const { serviceProvider, organization, id, changedByOther } = profile;
  const items = guideItems(guide, "collect", { ...serviceProvider, organization, profileId: id });
  return (
    <>
      {changedByOther ? (
        <Notice role="note">
          {changedByOther.name} changed these details <When at={changedByOther.at} />. You see what was saved.
        </Notice>
      ) : null}
      <ReceiptArrival changedAt={profile.draftChangedAt} whole={profile.whole} />
      <Receipt profile={profile} door={door} />
      <Card title={`In ${guide.name}`}>
        <Instructions items={items} guide={guide} step="collect" profile={profile} door={door} />
      </Card>
      <Card title="Here">
        <StayOpen
          summary={profile.whole ? "Bring back other details" : "Bring back its details"}
          open={!profile.whole}
        >
          <IdentityProviderForm profile={profile} door={door} />
        </StayOpen>
      </Card>
      <GuideFoot guide={guide} profile={profile} />
    </>
  );
}
