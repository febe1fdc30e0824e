import { SignInTable } from "@/app/sign-in-table";
import { Card } from "@/components/ui/card";
import { profileOf } from "../profile";
import { ProfileHead } from "../profile-head";

export const metadata = { title: "Sign-ins" };

export default async function ProfileSignInsPage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params, "/sign-ins");
  return (
    <>
      <ProfileHead profile={profile} />
      <Card title="The last sign-ins and tests with this profile">
        {profile.attempts.length === 0 ? (
          <p className="text-text-2">There is nothing here yet.</p>
        ) : (
          <SignInTable caption="Sign-ins" rows={profile.attempts} columns={["person", "reason"]} />
        )}
      </Card>
    </>
  );
}
