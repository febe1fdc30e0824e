import { PageHeader } from "../../components/page-header";
import { buttonClass } from "../../components/ui/button";
import { Card } from "../../components/ui/card";
import { Notice } from "../../components/ui/notice";
import { BigNumber } from "../../components/ui/people-delta";
import { Sparkline } from "../../components/ui/sparkline";
import { Ticket } from "../../components/ui/ticket";
import { When } from "../../components/when";
import { organizationOverviewQuery } from "../../lib/queries/organization-overview";
import { ask } from "../../lib/session/ask";
import { titleEnd } from "./page-title";
import { WhereYouStand } from "./where-you-stand";

/** A layout's template does not reach the page beside it. */
export const generateMetadata = async () => ({ title: { absolute: `Overview · ${await titleEnd()}` } });

/** The first page: where you stand, what needs attention, how sign-in goes (UX.md A.6.1). */
export default async function OverviewPage() {
  const overview = await ask(organizationOverviewQuery, {}, "/admin");
  const { organization, attention, rollOut, people, emergency } = overview;
  const empty = overview.domains.length === 0 && overview.profiles.length === 0;
  const good = overview.enforced.length > 0 && emergency.ready >= 2 && attention.length === 0;
  const list = (names: readonly string[]) => new Intl.ListFormat("en").format(names);
  return (
    <>
      <PageHeader
        title={empty ? "Set up single sign-on" : "Overview"}
        subtitle={
          empty
            ? "Five steps, about 30 minutes. Nobody’s sign-in changes until the last one, and you can stop at any point."
            : "Where single sign-on stands, what waits for you, and how sign-ins went this week."
        }
      />
      {good ? (
        <Notice tone="ok">
          <p>
            SSO is required for {list(overview.enforced)}.{" "}
            {overview.lastSignIn ? (
              <>
                Last sign-in <When at={overview.lastSignIn} />.
              </>
            ) : (
              "Nobody has signed in yet."
            )}
          </p>
        </Notice>
      ) : (
        <WhereYouStand overview={overview} />
      )}
      {rollOut ? (
        <Card
          title="Roll-out"
          actions={
            <a
              className={buttonClass("exempt")}
              href={`/admin/sso/${overview.enforcedProfileId}/enforce#pause`}
            >
              Pause SSO requirement
            </a>
          }
        >
          <p>
            {rollOut.signedIn} of {rollOut.people} people on {list(rollOut.domains)} have signed in with SSO.{" "}
            <a className="link" href={`/admin/sso/${overview.enforcedProfileId}/enforce`}>
              What to watch
            </a>
          </p>
        </Card>
      ) : null}
      {attention.length > 0 ? (
        <Card title={`Needs attention (${attention.length})`}>
          <ul className="flex flex-col gap-3">
            {attention.map((item) => (
              <li key={item.text} className="flex flex-wrap items-center justify-between gap-3">
                <span className="min-w-0 flex-1 basis-64">{item.text}</span>
                <a className={buttonClass()} href={item.href}>
                  {item.action}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {empty ? null : (
        <div className="grid gap-6 lg:grid-cols-2">
          <Card
            title="Last 7 days"
            actions={
              overview.refused > 0 ? (
                <a className="link" href="/admin/sign-ins?result=refused&days=7">
                  See refused
                </a>
              ) : null
            }
          >
            <div className="flex flex-wrap gap-8">
              <BigNumber value={overview.signedIn} label="signed in" />
              <BigNumber value={overview.refused} label="refused" />
            </div>
            <Sparkline
              title="Sign-ins in the last 7 days"
              counted="Signed in"
              failedWord="Refused"
              days={overview.days.map(({ day, signedIn, refused }) => ({
                label: day,
                count: signedIn,
                failed: refused,
              }))}
            />
          </Card>
          <Card title="People">
            <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
              <BigNumber value={number(people.sso)} label="SSO required" />
              <BigNumber value={number(people.password)} label="use a password" />
              <BigNumber value={people.exempt} label="exempt" />
              <BigNumber value={people.emergency} label="emergency access" />
              <BigNumber value={number(people.invited)} label="invited" />
            </div>
          </Card>
        </div>
      )}
      <Card title="Your organization">
        <Ticket
          label="Organization ID"
          value={organization.id}
          note="Your operator asks for it when something is set up for you."
        />
      </Card>
    </>
  );
}

const number = ({ people, more }: { people: number; more: boolean }) =>
  more ? `${people.toLocaleString("en-GB")}+` : people;
