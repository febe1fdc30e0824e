import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { When } from "@/components/when";
import { Attempts } from "./attempts";
import type { Profile } from "./profile";

/** The test of the settings as they are edited now, and what earlier tests found. */
export function TestPanel({ profile }: { profile: Profile }) {
  const tests = profile.attempts.filter(({ purpose }) => purpose === "test");
  return (
    <>
      {profile.tested && profile.testedAt ? (
        <Notice tone="ok" role="note" title="The test passed">
          <When at={profile.testedAt} /> with exactly these settings.
        </Notice>
      ) : profile.testedAt ? (
        <Notice tone="warn" role="note" title="Test again">
          The settings have changed since the last test.
        </Notice>
      ) : null}
      <Card title="Test it yourself">
        <p className="measure">
          You sign in at your identity provider in a new tab. Nobody else is affected, and your session here
          stays as it is.
        </p>
        {profile.whole ? (
          <p className="flex flex-wrap items-center gap-3">
            <a
              className={buttonClass("primary")}
              href={`/admin/sso/${profile.id}/test/start`}
              target="_blank"
              rel="noopener"
            >
              Start the test (new tab)
            </a>
            <a className={buttonClass()} href={`/admin/sso/${profile.id}/test`}>
              Look for the result
            </a>
          </p>
        ) : (
          <Notice role="note">Bring back your identity provider’s details first.</Notice>
        )}
      </Card>
      <Card title="Earlier tests">
        <Attempts attempts={tests} caption="Tests" />
      </Card>
    </>
  );
}
