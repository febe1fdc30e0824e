import { profileOf } from "../profile";
import { ProfileHead } from "../profile-head";
import { TestPanel } from "../test-panel";

export const metadata = { title: "Test" };

export default async function TestPage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params, "/test");
  return (
    <>
      <ProfileHead profile={profile} />
      <TestPanel profile={profile} />
    </>
  );
}
