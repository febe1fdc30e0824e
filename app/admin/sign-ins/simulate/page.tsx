import { PageHeader } from "../../../../components/page-header";
import { Button, LinkButton } from "../../../../components/ui/button";
import { Card } from "../../../../components/ui/card";
import { TextField } from "../../../../components/ui/field";
import { Notice } from "../../../../components/ui/notice";
import { When } from "../../../../components/when";
import { simulateSignInQuery } from "../../../../lib/queries/simulate-sign-in";
import { ask } from "../../../../lib/session/ask";

export const metadata = { title: "Try an address" };

/** What happens if this address signs in, now or on a date, and the rule that says so. Nothing is sent or changed. */
export default async function SimulatePage({
  searchParams,
}: {
  searchParams: Promise<{ email?: string; at?: string }>;
}) {
  const { email, at } = await searchParams;
  const answer = email
    ? await ask(simulateSignInQuery, { email, at: at ?? "" }, "/admin/sign-ins/simulate")
    : null;
  const problem = answer && "problem" in answer ? answer.problem : undefined;
  return (
    <>
      <PageHeader
        back={{ href: "/admin/sign-ins", label: "Sign-in log" }}
        title="Try an address"
        subtitle="What happens if this address signs in, and the rule that says so. Nothing is sent, and nobody notices."
      />
      <Card>
        <form method="get" className="flex max-w-xl flex-col gap-4">
          <TextField
            name="email"
            label="E-mail address"
            defaultValue={email}
            error={problem}
            autoComplete="off"
          />
          <TextField
            type="datetime-local"
            name="at"
            label="When (UTC)"
            hint="Empty means now."
            defaultValue={at}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" tone="primary">
              Show what happens
            </Button>
            <LinkButton href={`/admin/sign-ins/doors${email ? `?email=${encodeURIComponent(email)}` : ""}`}>
              Try every way in
            </LinkButton>
          </div>
        </form>
      </Card>
      {answer && !("problem" in answer) ? (
        <Card title={answer.email}>
          <Notice
            tone={
              answer.decision.by === "nothing" || answer.enforcedElsewhere
                ? "danger"
                : answer.decision.by === "sso"
                  ? "ok"
                  : "info"
            }
            title={
              answer.enforcedElsewhere
                ? "Another organization requires SSO for this domain"
                : answer.decision.by === "sso"
                  ? `They are sent to ${answer.profile}`
                  : answer.decision.by === "password"
                    ? "They are asked for their password"
                    : "They cannot sign in"
            }
          >
            <p>
              {answer.enforcedElsewhere
                ? "People of this domain sign in there, also when they belong to you."
                : answer.because}
            </p>
          </Notice>
          <p>
            {answer.known
              ? `${answer.name} is one of your people.`
              : "Nobody with this address is invited here. The pages look the same for them, and they are refused at the end."}
          </p>
          <p className="text-text-2">
            For <When at={answer.at} format="absolute" />.
            {answer.planned ? " A planned switch-on is counted as done." : ""}
          </p>
        </Card>
      ) : null}
    </>
  );
}
