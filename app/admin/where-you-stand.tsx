import { buttonClass } from "../../components/ui/button";
import { Card } from "../../components/ui/card";
import { Rail, RailStep } from "../../components/ui/rail";
import { When } from "../../components/when";
import { readyInWords } from "../../lib/core/emergency";
import type { organizationOverviewQuery } from "../../lib/queries/organization-overview";

type Overview = Awaited<ReturnType<(typeof organizationOverviewQuery)["run"]>>;

/** The four steps, and emergency access between them. Each leads to where it is done; one button stands out. */
export function WhereYouStand({ overview }: { overview: Overview }) {
  const { domains, profiles, emergency, enforced } = overview;
  const verified = domains.filter(({ state }) => state === "verified").map(({ name }) => name);
  const tested = profiles.find(({ test }) => test === "passed" || test === "waived-by-operator");
  const [profile] = profiles;
  const list = (names: readonly string[]) => new Intl.ListFormat("en").format(names);
  const steps = [
    {
      done: verified.length > 0,
      title: verified.length > 0 ? `Domain verified: ${list(verified)}` : "Prove you own your domain",
      href: "/admin/domains",
      action: domains.length > 0 ? "Show record" : "Add domain",
    },
    {
      done: profile !== undefined,
      title: profile ? `Identity provider connected: ${profile.name}` : "Connect your identity provider",
      href: profile ? `/admin/sso/${profile.id}` : "/admin/sso",
      action: "Connect",
    },
    {
      done: tested !== undefined,
      title: tested ? `Profile tested: ${tested.name}` : "Test it",
      meta: tested?.testedAt ? (
        <>
          <When at={tested.testedAt} format="day" />
          {tested.testedBy.length > 0 ? `, by ${list(tested.testedBy)}` : ""}
        </>
      ) : null,
      href: profile ? `/admin/sso/${profile.id}/test` : "/admin/sso",
      action: "Test",
    },
    {
      done: emergency.ready > 0,
      title: "Emergency access",
      meta: emergency.named === 0 ? "nobody named yet" : readyInWords(emergency.ready, emergency.named),
      href: "/admin/access",
      action: emergency.named === 0 ? "Set up" : "Finish",
    },
    {
      done: enforced.length > 0,
      title: enforced.length > 0 ? `SSO required for ${list(enforced)}` : "Require it",
      href: profile ? `/admin/sso/${(tested ?? profile).id}/enforce` : "/admin/sso",
      action: "Review",
    },
  ];
  const next = steps.findIndex(({ done }) => !done);
  return (
    <Card title="Where you stand">
      <Rail label="Steps">
        {steps.map((step, index) => (
          <RailStep
            key={step.href + step.action}
            state={step.done ? "done" : index === next ? "now" : "todo"}
            number={index + 1}
            title={step.title}
            meta={step.meta}
            action={
              step.done ? (
                step.href === "/admin/access" && emergency.ready === 1 ? (
                  <a className="link" href={step.href}>
                    Add a second person
                  </a>
                ) : null
              ) : index === next ? (
                <a className={buttonClass("primary")} href={step.href}>
                  {step.action}
                </a>
              ) : index > next && profiles.length > 0 ? (
                <a className="link" href={step.href}>
                  {step.action}
                </a>
              ) : null
            }
          />
        ))}
      </Rail>
      {profiles.length === 0 ? (
        <p className="text-text-2">
          Not the person who runs your identity provider?{" "}
          <a className="link" href="/admin/sso">
            Send them a set-up link
          </a>
        </p>
      ) : null}
    </Card>
  );
}
