import { TestStep } from "@/app/wizard/steps/test-step";
import { ssoTestsQuery } from "@/lib/queries/sso-tests";
import { ask } from "@/lib/session/ask";
import { OpenLinks } from "../open-links";
import { administratorDoor, profileOf } from "../profile";
import { ProfileHead } from "../profile-head";

export const metadata = { title: "Test" };

/** The test tab: the same test as in the wizard, and the test links that still work. */
export default async function TestPage({
  params,
  searchParams,
}: {
  params: Promise<{ profileId: string }>;
  searchParams: Promise<{ result?: string }>;
}) {
  const profile = await profileOf(params, "/test");
  const { result } = await searchParams;
  const tests = await ask(ssoTestsQuery, { profileId: profile.id, ...(result ? { reference: result } : {}) });
  if (!tests) return null;
  return (
    <>
      <ProfileHead profile={profile} />
      <TestStep profile={profile} tests={tests} door={administratorDoor(profile)} />
      <OpenLinks profile={profile} purpose="test" />
    </>
  );
}
