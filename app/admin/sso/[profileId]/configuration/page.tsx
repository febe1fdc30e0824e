import { Card } from "@/components/ui/card";
import { IdentityProviderForm } from "../identity-provider-form";
import { OurDetails } from "../our-details";
import { profileOf } from "../profile";
import { ProfileHead } from "../profile-head";

export const metadata = { title: "Configuration" };

export default async function ConfigurationPage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params, "/configuration");
  return (
    <>
      <ProfileHead profile={profile} />
      <Card title="Our details, for your identity provider">
        <OurDetails sp={profile.serviceProvider} />
      </Card>
      <Card title="Your identity provider’s details">
        <p className="measure text-text-2">
          Changes are a draft until you publish them. Nobody’s sign-in changes before that.
        </p>
        <IdentityProviderForm profile={profile} />
      </Card>
    </>
  );
}
