import { notFound } from "next/navigation";
import { StepBody } from "@/app/wizard/step-body";
import { StepFrame } from "@/app/wizard/step-frame";
import { LinkButton } from "@/components/ui/button";
import { ssoTestsQuery } from "@/lib/queries/sso-tests";
import { ask } from "@/lib/session/ask";
import { administratorDoor, profileOf } from "../../profile";

/** Each step has a title of its own (Q02). */
export async function generateMetadata({ params }: { params: Promise<{ profileId: string; step: string }> }) {
  const { step: id } = await params;
  const profile = await profileOf(params, `/setup/${id}`);
  const step = administratorDoor(profile).steps.find((one) => one.id === id);
  return { title: `${step?.title ?? "Set up SSO"}: ${profile.name}` };
}

/** One step of the wizard, at its own address; saved as you go (UX.md B). */
export default async function SetUpPage({
  params,
  searchParams,
}: {
  params: Promise<{ profileId: string; step: string }>;
  searchParams: Promise<{ result?: string }>;
}) {
  const { step: id } = await params;
  const profile = await profileOf(params, `/setup/${id}`);
  const door = administratorDoor(profile);
  const step = door.steps.find((one) => one.id === id);
  if (!step) notFound();
  const { result } = await searchParams;
  const input = { profileId: profile.id, ...(result ? { reference: result } : {}) };
  const tests = id === "test" ? await ask(ssoTestsQuery, input) : null;
  return (
    <StepFrame
      door={door}
      profile={profile}
      step={step}
      back={{ href: `/admin/sso/${profile.id}`, label: profile.name }}
      actions={<LinkButton href={`/admin/sso/${profile.id}/set-up-link`}>Send a set-up link</LinkButton>}
    >
      <StepBody step={step.id} profile={profile} tests={tests} door={door} />
    </StepFrame>
  );
}
