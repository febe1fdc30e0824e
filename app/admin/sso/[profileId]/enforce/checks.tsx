import { Card } from "../../../../../components/ui/card";
import { Rail, RailStep } from "../../../../../components/ui/rail";
import { When } from "../../../../../components/when";
import type { Preview } from "./preview";

/** "Before you switch on": each check with its proof, or what to do about it. */
export function Checks({ preview }: { preview: Preview }) {
  const { facts, profile, emergency, plan } = preview;
  const { test, certificateDaysLeft: days, complete } = facts.profile;
  const ready = emergency.filter((person) => person.ready);
  const tested = test === "passed" || test === "waived-by-operator";
  const invited = plan.warnings.find(({ code }) => code === "invitations-open");
  const done = [complete, tested, ready.length > 0].filter(Boolean).length;
  const list = (names: readonly string[]) => new Intl.ListFormat("en").format(names);
  return (
    <Card title={preview.rollOut ? "Checks" : "Before you switch on"} meta={`${done} of 3 done`}>
      <Rail label="Checks">
        <RailStep
          state={complete ? (days !== null && days <= 60 ? "warn" : "done") : "failed"}
          title={
            complete
              ? `Published, certificate valid for ${days} days`
              : "The profile is not published and complete"
          }
          action={
            complete ? null : (
              <a className="link" href={`/admin/sso/${profile.id}`}>
                Open the profile
              </a>
            )
          }
        />
        <RailStep
          state={tested ? (facts.profile.testers === 1 ? "warn" : "done") : "failed"}
          title={
            test === "waived-by-operator"
              ? "The operator vouches for these settings"
              : tested
                ? `Tested by ${list(profile.testedBy)}`
                : {
                    never: "Not tested yet",
                    outdated: "Settings changed since the test",
                    "older-than-30-days": "The test is older than 30 days",
                  }[test as "never"]
          }
          meta={tested && profile.testedAt ? <When at={profile.testedAt} /> : null}
          action={
            tested ? null : (
              <a className="link" href={`/admin/sso/${profile.id}/test`}>
                Test it
              </a>
            )
          }
        >
          {tested && facts.profile.testers === 1
            ? "Only one person has tested it. A second, of another kind, finds more."
            : null}
        </RailStep>
        <RailStep
          state={ready.length === 0 ? "failed" : ready.length === 1 ? "warn" : "done"}
          title={
            ready.length === 0
              ? "Nobody has proved emergency access"
              : `Emergency access: ${list(ready.map(({ name }) => name))}`
          }
          action={
            ready.length < 2 ? (
              <a className="link" href={`/admin/access?require=${profile.id}`}>
                {ready.length === 0 ? "Set it up" : "Add a second person"}
              </a>
            ) : null
          }
        >
          {ready.length === 1 ? "Two people are right: one may be on holiday." : null}
        </RailStep>
        {invited && "people" in invited ? (
          <RailStep
            state="warn"
            title={`${invited.people} ${invited.people === 1 ? "person has" : "people have"} not accepted their invitation`}
            action={
              <a className="link" href="/admin/users?status=invited">
                See them
              </a>
            }
          >
            They can still come in: their first sign-in with SSO accepts it.
          </RailStep>
        ) : null}
        {facts.outsideDomains > 0 ? (
          <RailStep
            state="warn"
            title={`${facts.outsideDomains} ${facts.outsideDomains === 1 ? "person signs" : "people sign"} in with addresses outside your verified domains`}
            action={
              <a className="link" href="/admin/users?outside=1">
                See them
              </a>
            }
          >
            They keep their passwords. Best is to verify their domains too, or to change their addresses:
            people outside SSO are the ones that are forgotten when they leave.
          </RailStep>
        ) : null}
      </Rail>
    </Card>
  );
}
