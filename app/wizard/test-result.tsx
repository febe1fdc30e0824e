import { Card } from "@/components/ui/card";
import { CopyBlock } from "@/components/ui/copy-block";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { Rail, RailStep } from "@/components/ui/rail";
import { When } from "@/components/when";
import { explainFault, type FaultExplanation } from "@/lib/guides/explain-fault";
import { filledGuide, guideOf } from "@/lib/guides/guides";
import { checksOf, checkWords } from "./check-words";
import type { Profile, Tests, WizardDoor } from "./door";
import { Failure } from "./test-failure";

type Shown = NonNullable<Tests["shown"]>;

/** One finished test, check by check; the failing one is open, with their field, what we expected and what came. */
export function TestResult({
  shown,
  tests,
  profile,
  door,
}: {
  shown: Shown;
  tests: Tests;
  profile: Profile;
  door: WizardDoor;
}) {
  const { serviceProvider, organization, id } = profile;
  const guide = filledGuide(guideOf(profile.guideId), { ...serviceProvider, organization, profileId: id });
  const passed = shown.outcome === "tested";
  const words = passed || !shown.because ? null : explainFault(shown.because, shown.fault, guide);
  const checks = checksOf(shown.trace, passed);
  return (
    <Card
      title={
        passed
          ? "It works"
          : (words?.title ??
            (shown.because === "settings-changed"
              ? "The settings changed during the test"
              : "It did not work"))
      }
      meta={
        <>
          <When at={shown.finishedAt ?? shown.startedAt} format="absolute" /> · {shown.reference}
        </>
      }
      {...(passed ? {} : { tone: "danger" as const })}
    >
      {shown.current ? null : (
        <Notice tone="warn" role="note" title="The settings have changed since">
          This result no longer counts. Test again with the settings as they are now.
        </Notice>
      )}
      {passed ? <Warnings shown={shown} tests={tests} name={guide.name} /> : null}
      <Rail label="Checks">
        {checks.map(({ step, state, detail }) => (
          <RailStep
            key={step}
            state={state}
            title={checkWords(step)}
            {...(state === "todo" ? { word: "Not checked", meta: "not checked" } : {})}
          >
            {detail === shown.because ? null : detail}
            {state === "failed" ? (
              <Failure shown={shown} words={words} name={guide.name} door={door} profile={profile} />
            ) : null}
          </RailStep>
        ))}
      </Rail>
      {!passed && !checks.some(({ state }) => state === "failed") ? (
        <Failure shown={shown} words={words} name={guide.name} door={door} profile={profile} />
      ) : null}
      {passed && shown.email ? (
        <p>
          {shown.email}
          {shown.person ? ` → ${shown.person}` : ""}
        </p>
      ) : null}
      <div className="flex flex-col gap-2">
        {door.by === "administrator" ? (
          <p>
            <a className="link" href={`/admin/sign-ins/${encodeURIComponent(shown.id)}`}>
              What we received
            </a>{" "}
            <span className="text-text-3">(name ID, attributes, raw XML; secrets removed)</span>
          </p>
        ) : null}
        <Disclosure summary="Report for support">
          <CopyBlock label="Report" value={report(shown, profile, words)} />
        </Disclosure>
      </div>
    </Card>
  );
}

function Warnings({ shown, tests, name }: { shown: Shown; tests: Tests; name: string }) {
  return (
    <>
      {shown.otherAccount ? (
        <Notice tone="warn" role="note" title={`You signed in as ${shown.email}, not with your own account`}>
          That’s fine if you meant it. To test as {shown.otherAccount}, start the test in a private window.
        </Notice>
      ) : null}
      {tests.testers < 2 ? (
        <p className="measure text-text-2">
          Tested by 1 person. Better: 2. Ask somebody without admin rights in {name} to try the test link
          below.
        </p>
      ) : (
        <p className="text-text-2">Tested by {tests.testers} people.</p>
      )}
    </>
  );
}

function report(shown: Shown, profile: Profile, words: FaultExplanation | null): string {
  const { fault } = shown;
  return [
    `Test ${shown.reference} of ${profile.name} (${profile.id})`,
    `${shown.startedAt.toISOString()} ${shown.outcome ?? "not finished"}`,
    shown.because ? `${shown.because}: ${words?.title ?? ""}` : null,
    fault?.want ? `Expected: ${fault.want}` : null,
    fault?.got ? `Received: ${fault.got}` : null,
    ...shown.trace.map(({ at, ok, step, detail }) =>
      `${at} ${ok ? "ok" : "FAILED"} ${step} ${detail ?? ""}`.trimEnd(),
    ),
  ]
    .filter((line) => line !== null)
    .join("\n");
}
