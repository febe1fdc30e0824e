import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { filledGuide, guideOf } from "@/lib/guides/guides";
import type { Profile, Tests, WizardDoor } from "../door";
import { ErrorSearch } from "../error-search";
import { TestHistory } from "../test-history";
import { TestLinkForm } from "../test-link-form";
import { TestResult } from "../test-result";
import { TestWatch } from "../test-watch";

/** The test of the settings as they are edited now (UX.md A.6.6): start it, watch for it, read what it found. */
export function TestStep({ profile, tests, door }: { profile: Profile; tests: Tests; door: WizardDoor }) {
  const { serviceProvider, organization, id } = profile;
  const guide = filledGuide(guideOf(profile.guideId), { ...serviceProvider, organization, profileId: id });
  if (!profile.whole)
    return (
      <Notice
        role="note"
        title="Nothing to test yet"
        actions={<LinkButton href={`${door.base}/collect`}>Bring back its details</LinkButton>}
      >
        A test needs the issuer, the sign-in URL and a certificate of your identity provider.
      </Notice>
    );
  const again = tests.history.length > 0;
  const own = door.by === "administrator";
  return (
    <>
      {tests.shown ? <TestResult shown={tests.shown} tests={tests} profile={profile} door={door} /> : null}
      <Card
        title={`Test sign-in with ${guide.name}`}
        meta={profile.tested ? undefined : "these settings are not tested yet"}
      >
        <p className="measure text-text-2">
          {own
            ? `Opens ${guide.name} in a new tab. Nobody else is affected, and your own session stays as it is.`
            : "Make a test link and open it in a new tab. Nobody else is affected."}
        </p>
        <TestWatch
          startAt={own ? `/admin/sso/${id}/test/start` : null}
          label={again ? "Test again with my account" : "Test with my account"}
          name={guide.name}
          newest={tests.newest}
          waiting={tests.waiting !== null}
          primary={!profile.tested}
        >
          <ErrorSearch errors={guide.errors.filter(({ where }) => where === "idp")} name={guide.name} />
        </TestWatch>
        {own ? (
          <Disclosure summary="Send a test link to someone else">
            <TestLinkForm
              action={door.actions.makeTestLink}
              hidden={door.hidden}
              mailIsSent={profile.mailIsSent}
            />
          </Disclosure>
        ) : (
          <TestLinkForm
            action={door.actions.makeTestLink}
            hidden={door.hidden}
            mailIsSent={profile.mailIsSent}
          />
        )}
      </Card>
      {again ? <TestHistory tests={tests} door={door} /> : null}
    </>
  );
}
