import { notFound, redirect } from "next/navigation";
import { StepBody } from "@/app/wizard/step-body";
import { StepFrame } from "@/app/wizard/step-frame";
import { FinishStep } from "@/app/wizard/steps/finish-step";
import { Mark } from "@/components/frame/mark";
import { When } from "@/components/when";
import { ssoProfileQuery } from "@/lib/queries/sso-profile";
import { ssoTestsQuery } from "@/lib/queries/sso-tests";
import { askAsContact, setUpOf } from "@/lib/session/set-up-contact";
import { finish } from "../../actions";
import { ContactDomains } from "../contact-domains";
import { contactDoor } from "../door";

/** Each step has a title of its own, with the organization it is for (Q02). */
export async function generateMetadata({ params }: { params: Promise<{ token: string; step: string }> }) {
  const { token, step: id } = await params;
  const state = await setUpOf(token);
  const robots = { index: false };
  if (state.is !== "open") return { title: "Set up single sign-on", robots };
  const profile = await askAsContact(token, ssoProfileQuery, { profileId: state.profileId });
  const door = contactDoor({ ...state, token, guideId: profile?.guideId ?? "other" });
  const title = door.steps.find((one) => one.id === id)?.title ?? "Set up single sign-on";
  return { title: `${title} · ${state.organization}`, robots };
}

/** One step of one profile's wizard, for the IT contact. */
export default async function ContactStepPage({
  params,
  searchParams,
}: {
  params: Promise<{ token: string; step: string }>;
  searchParams: Promise<{ result?: string }>;
}) {
  const { token, step: id } = await params;
  const state = await setUpOf(token);
  if (state.is !== "open") redirect(`/setup/${token}`);
  const { profileId, mayVerifyDomains, organization, inviter, endsAt } = state;
  const profile = await askAsContact(token, ssoProfileQuery, { profileId });
  if (!profile) notFound();
  const door = contactDoor({ token, profileId, guideId: profile.guideId, mayVerifyDomains });
  const step = door.steps.find((one) => one.id === id);
  if (!step) redirect(`/setup/${token}/provider`);
  const { result } = await searchParams;
  const input = { profileId, ...(result ? { reference: result } : {}) };
  const tests = id === "test" ? await askAsContact(token, ssoTestsQuery, input) : null;
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[1040px] flex-col gap-6 px-4 py-6 sm:px-8">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <span className="flex items-center gap-2.5">
          <Mark />
          <span className="font-title text-[19px] leading-6 font-medium">Doorward</span>
        </span>
        <p className="text-label text-text-2">
          {organization}. Invited by {inviter ?? organization}. Link ends <When at={endsAt} format="day" />.
        </p>
      </header>
      <main id="content" tabIndex={-1} className="flex flex-col gap-6 outline-none">
        <StepFrame door={door} profile={profile} step={step}>
          {step.id === "finish" ? (
            <FinishStep profile={profile} door={door} finish={finish} inviter={inviter ?? organization} />
          ) : step.id === "domains" ? (
            <ContactDomains profile={profile} token={token} />
          ) : (
            <StepBody step={step.id} profile={profile} tests={tests} door={door} />
          )}
        </StepFrame>
      </main>
    </div>
  );
}
