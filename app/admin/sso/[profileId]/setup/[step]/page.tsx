import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Rail, RailStep } from "@/components/ui/rail";
import { SubmitButton } from "@/components/ui/submit-button";
import { GLOSSARY, guideItems, guideOf, type WizardStep, wizardSteps } from "@/lib/guides/guides";
import { ActionForm } from "../../../../action-form";
import { saveWizardStep } from "../../../actions";
import { IdentityProviderForm } from "../../identity-provider-form";
import { OurDetails } from "../../our-details";
import { type Profile, profileOf } from "../../profile";
import { PublishPanel } from "../../profile-head";
import { TestPanel } from "../../test-panel";
import { GuideList } from "./guide-list";

export const metadata = { title: "Set up SSO" };

/** One step of the wizard, at its own address; saved as you go (UX.md B). */
export default async function SetUpPage({
  params,
}: {
  params: Promise<{ profileId: string; step: string }>;
}) {
  const { step } = await params;
  const profile = await profileOf(params, `/setup/${step}`);
  const guide = guideOf(profile.guideId);
  const steps = wizardSteps(guide);
  const at = steps.findIndex(({ id }) => id === step);
  const current = steps[at];
  if (!current) notFound();
  const base = `/admin/sso/${profile.id}/setup`;
  const next = steps[at + 1];
  const gate = gateOf(current.id, profile);
  return (
    <>
      <PageHeader
        back={{ href: `/admin/sso/${profile.id}`, label: profile.name }}
        title={current.title}
        subtitle={`Step ${at + 1} of ${steps.length}, ${guide.name}. Everything is saved as you go.`}
        focusTitle
      />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_260px]">
        <div className="flex min-w-0 flex-col gap-6">
          <StepBody step={current.id} profile={profile} />
          {gate ? (
            <Notice role="note" title="Not yet">
              {gate}
            </Notice>
          ) : null}
          {next && !gate ? (
            <ActionForm action={saveWizardStep}>
              <input type="hidden" name="profileId" value={profile.id} />
              <input type="hidden" name="step" value={current.id} />
              <input type="hidden" name="next" value={next.id} />
              <div className="flex flex-wrap items-center gap-3">
                {at > 1 ? <LinkButton href={`${base}/${steps[at - 1]!.id}`}>Back</LinkButton> : null}
                <SubmitButton>Done, go on to “{next.title}”</SubmitButton>
              </div>
            </ActionForm>
          ) : null}
          <Disclosure summary="What do these words mean?">
            <dl className="flex flex-col gap-2">
              {GLOSSARY.map(({ ours, meaning }) => (
                <div key={ours}>
                  <dt className="font-medium">{ours}</dt>
                  <dd className="measure text-text-2">{meaning}</dd>
                </div>
              ))}
            </dl>
          </Disclosure>
        </div>
        <Rail label="Steps">
          {steps.map(({ id, title }, index) => (
            <RailStep
              key={id}
              number={index + 1}
              current={id === step}
              state={id === step ? "now" : isDone(id, profile) ? "done" : "todo"}
              title={
                id === step ? (
                  title
                ) : (
                  <a className="link" href={`${base}/${id}`}>
                    {title}
                  </a>
                )
              }
            />
          ))}
        </Rail>
      </div>
    </>
  );
}

function StepBody({ step, profile }: { step: WizardStep; profile: Profile }) {
  const guide = guideOf(profile.guideId);
  const { serviceProvider, organization, id, domains } = profile;
  if (step === "provider")
    return (
      <Card title={guide.fullName}>
        <p className="measure">
          This profile was started for {guide.fullName}. For another identity provider, add another profile.
        </p>
        <p className="measure text-text-2">You need: {guide.prerequisites.adminRole}.</p>
      </Card>
    );
  if (step === "test")
    return (
      <>
        <TestPanel profile={profile} />
        <PublishPanel profile={profile} />
      </>
    );
  if (step === "domains")
    return (
      <Card title="Whose sign-ins are these?">
        {domains.length === 0 ? (
          <p>There is no domain yet. Prove that a domain is yours, then people on it can use SSO.</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {domains.map((domain) => (
              <li key={domain.id}>
                {domain.name}: {domain.verified ? "verified" : "not verified yet"}
              </li>
            ))}
          </ul>
        )}
        <div>
          <LinkButton href="/admin/domains">Open domains</LinkButton>
        </div>
      </Card>
    );
  if (step === "enforce")
    return (
      <Card title="Require SSO, now or later">
        <PublishPanel profile={profile} />
        <p className="measure">
          The review shows who is affected before anything changes. You can also finish here: people may use
          SSO then, but nobody has to.
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={`/admin/sso/${id}`}>Finish without requiring SSO</LinkButton>
          <LinkButton tone="primary" href={`/admin/sso/${id}/enforce`}>
            Review and require SSO
          </LinkButton>
        </div>
      </Card>
    );
  const items = guideItems(guide, step, { ...serviceProvider, organization, profileId: id });
  return (
    <>
      <Card title={`In ${guide.name}`}>
        <GuideList items={items} guide={guide} />
      </Card>
      {step === "exchange" ? (
        <Disclosure summary="All of our details">
          <OurDetails sp={serviceProvider} />
        </Disclosure>
      ) : null}
      {step === "collect" ? (
        <Card title="Here">
          <IdentityProviderForm profile={profile} />
        </Card>
      ) : null}
    </>
  );
}

function isDone(step: WizardStep, profile: Profile): boolean {
  if (step === "collect") return profile.whole;
  if (step === "test") return profile.tested;
  if (step === "domains") return profile.domains.some(({ verified }) => verified);
  if (step === "enforce") return profile.domains.some(({ required }) => required);
  return profile.done.includes(step);
}

/** Why the next step has to wait; null when it need not. */
function gateOf(step: WizardStep, profile: Profile): string | null {
  if (step === "collect" && !profile.whole)
    return "Go on when we have the issuer, the sign-in URL and a certificate.";
  if (step === "test" && !profile.tested)
    return "Go on when a test has passed with exactly these settings. You can leave now and come back: everything is saved.";
  if (step === "domains" && !profile.domains.some(({ verified }) => verified))
    return "Go on when at least one domain is verified.";
  return null;
}
