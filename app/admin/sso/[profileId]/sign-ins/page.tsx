import { Card } from "@/components/ui/card";
import { Attempts } from "../attempts";
import { profileOf } from "../profile";
import { ProfileHead } from "../profile-head";

export const metadata = { title: "Sign-ins" };

export default async function ProfileSignInsPage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params, "/sign-ins");
  return (
    <>
      <ProfileHead profile={profile} />
      <Card title="The last sign-ins and tests with this profile">
        <Attempts attempts={profile.attempts} caption="Sign-ins" />
      </Card>
    </>
  );
}
