import { notFound } from "next/navigation";
import { FaultDifference } from "../../../../components/fault-difference";
import { PageHeader } from "../../../../components/page-header";
import { Card } from "../../../../components/ui/card";
import { CopyBlock } from "../../../../components/ui/copy-block";
import { Facts } from "../../../../components/ui/facts";
import { Notice } from "../../../../components/ui/notice";
import { Rail, RailStep } from "../../../../components/ui/rail";
import { StatusBadge } from "../../../../components/ui/status-badge";
import { When } from "../../../../components/when";
import { deviceName } from "../../../../lib/core/device";
import { signInDetailQuery } from "../../../../lib/queries/sign-in-log";
import { ask } from "../../../../lib/session/ask";
import { checkWords } from "../../../wizard/check-words";
import { faultHeadline } from "../../fault-headline";
import { Received } from "./received";

export const metadata = { title: "Sign-in" };
const FIX_BY = {
  "identity-provider": "Mend it at your identity provider: compare the two values below with its settings.",
  administrator: "Mend it here: open the profile and compare its settings with your identity provider’s.",
  user: "The person can mend it: ask them to sign in with the right account.",
  retry: "Ask the person to start again from the sign-in page. If it happens again, look at the profile.",
} as const;

/** One try, from the first step to its end, with what was wanted and what came. */
export default async function SignInPage({ params }: { params: Promise<{ attemptId: string }> }) {
  const attemptId = decodeURIComponent((await params).attemptId);
  const row = await ask(signInDetailQuery, { attemptId }, `/admin/sign-ins/${attemptId}`);
  if (!row) notFound();
  const { fault, profile } = row;
  const report = [
    `Reference ${row.reference}`,
    `${row.startedAt.toISOString()} ${row.method} ${row.outcome ?? "not finished"}`,
    row.because ? `${row.because}: ${faultHeadline(row.because, fault)}` : null,
    fault?.want ? `Expected: ${fault.want}` : null,
    fault?.got ? `Received: ${fault.got}` : null,
    ...row.trace.map((step) => `${step.at} ${step.ok ? "ok" : "FAILED"} ${step.step} ${step.detail ?? ""}`),
  ]
    .filter(Boolean)
    .join("\n");
  return (
    <>
      <PageHeader
        back={{ href: "/admin/sign-ins", label: "Sign-in log" }}
        title={`Sign-in ${row.reference}`}
        status={<StatusBadge of="sign-in" is={row.outcome ?? "not-finished"} />}
      />
      {row.because ? (
        <Notice
          tone={row.outcome === "refused" || row.outcome === "test-failed" ? "danger" : "info"}
          title={faultHeadline(row.because, fault)}
        >
          {fault ? <p>{FIX_BY[fault.fixBy]}</p> : null}
        </Notice>
      ) : null}
      <FaultDifference fault={fault} />
      {fault?.candidateCertificate && profile ? (
        <Notice tone="warn" title="It was signed with a certificate that this profile does not know">
          <p>
            If your identity provider has a new certificate, adopt it.{" "}
            <a href={`/admin/sso/${profile.id}/certificates?adopt=${encodeURIComponent(row.id)}`}>
              Look at it and adopt it
            </a>
          </p>
        </Notice>
      ) : null}
      <Card title="What happened">
        <Rail label="Time line">
          {row.trace.map((step) => (
            <RailStep
              key={step.at + step.step}
              state={step.ok ? "done" : "failed"}
              title={checkWords(step.step)}
              meta={<span className="tabular-nums">{step.at.slice(11, 19)} UTC</span>}
            >
              {step.detail}
            </RailStep>
          ))}
          {row.trace.length === 0 ? (
            <RailStep state="done" title="Begun" meta={<When at={row.startedAt} format="absolute" />} />
          ) : null}
          {row.finishedAt === null ? <RailStep state="todo" title="Not finished" /> : null}
        </Rail>
      </Card>
      <Card title="Facts">
        <Facts
          facts={[
            { term: "When", is: <When at={row.startedAt} format="absolute" /> },
            { term: "Person", is: row.email },
            { term: "Method", is: row.method },
            {
              term: "Profile",
              is: profile ? (
                <a className="link" href={`/admin/sso/${profile.id}`}>
                  {profile.name}
                </a>
              ) : null,
            },
            {
              term: "Started from",
              is: { "our-page": "our sign-in page", tile: "a tile", link: "a link" }[row.startedFrom],
            },
            { term: "Where from", is: row.ip },
            { term: "Browser", is: row.userAgent ? deviceName(row.userAgent) : null },
          ]}
        />
      </Card>
      <Card title="What was received">
        {row.hasReceived ? (
          <Received attemptId={row.id} />
        ) : (
          <p className="text-text-2">Nothing is kept: there was no response, or its time limit has passed.</p>
        )}
      </Card>
      <CopyBlock label="Report" value={report} />
    </>
  );
}
