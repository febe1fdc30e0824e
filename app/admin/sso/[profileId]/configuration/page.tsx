import { IdentityProviderForm } from "@/app/wizard/identity-provider-form";
import { OurDetails } from "@/app/wizard/our-details";
import { Receipt } from "@/app/wizard/receipt";
import { ReceiptArrival } from "@/app/wizard/receipt-arrival";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { StayOpen } from "@/components/ui/stay-open";
import { When } from "@/components/when";
import { administratorDoor, type Profile, profileOf } from "../profile";
import { ProfileHead } from "../profile-head";
import { OptionsForm } from "./options-form";

export const metadata = { title: "Configuration" };

/** Our side, their side, and every option; all edits are a draft (R5). */
export default async function ConfigurationPage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params, "/configuration");
  const door = administratorDoor(profile);
  return (
    <>
      <ProfileHead profile={profile} />
      {profile.published && !profile.hasDraft ? (
        <Notice role="note">
          Editing makes a draft. People keep signing in with the current version until you publish.
        </Notice>
      ) : null}
      {profile.changedByOther && profile.hasDraft ? (
        <Notice role="note">
          {profile.changedByOther.name} changed this draft <When at={profile.changedByOther.at} />. You see
          what was saved.
        </Notice>
      ) : null}
      <MetadataProblem profile={profile} />
      <Card title="Our side">
        <p className="measure text-text-2">
          For your identity provider. These values never change for this profile.
        </p>
        <OurDetails sp={profile.serviceProvider} />
      </Card>
      <ReceiptArrival changedAt={profile.draftChangedAt} whole={profile.whole} />
      <Receipt profile={profile} door={door} title="Their side" />
      <Card title="Change their side">
        <StayOpen
          summary="Fetch again, another file, or other details"
          open={!profile.whole || profile.metadataProblem !== null}
        >
          <IdentityProviderForm profile={profile} door={door} />
        </StayOpen>
      </Card>
      <Card title="Options">
        <Disclosure summary="Signatures, name ID, clock and more" id="options">
          <OptionsForm profile={profile} />
        </Disclosure>
      </Card>
    </>
  );
}

/** Why the metadata address is not read any more, or cannot be. */
function MetadataProblem({ profile }: { profile: Profile }) {
  const { metadataProblem: problem, metadataUrl } = profile;
  if (!problem) return null;
  const stopped = problem.code === "issuer-changed" || problem.code === "address-changed";
  return (
    <Notice
      tone="warn"
      role="note"
      title={stopped ? "We stopped reading the metadata: it has changed" : "We can’t read the metadata"}
    >
      <p>
        {problem.got} Since <When at={problem.since} />. Sign-in goes on with what is live.
      </p>
      <p>
        {stopped
          ? "If the change is right, fetch the metadata again below: it becomes a draft that you test and publish."
          : `We try again every hour. The address is ${metadataUrl}.`}
      </p>
    </Notice>
  );
}
