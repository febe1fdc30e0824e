"use client";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "../../../../../components/refusal-notice";
import { Card } from "../../../../../components/ui/card";
import { Checkbox } from "../../../../../components/ui/checkbox";
import { Disclosure } from "../../../../../components/ui/disclosure";
import { ErrorSummary } from "../../../../../components/ui/error-summary";
import { TextAreaField, TextField } from "../../../../../components/ui/field";
import { Notice } from "../../../../../components/ui/notice";
import { RadioCards } from "../../../../../components/ui/radio-cards";
import { SubmitButton } from "../../../../../components/ui/submit-button";
import { When } from "../../../../../components/when";
import type { EnforcementPlan, EnforcementWarning } from "../../../../../lib/core/enforcement";
import { withUnicodeNames } from "../../../../../lib/core/unicode-name";
import { useCommand } from "../../../../use-action";
import { enforceSso } from "./actions";
import { FormerlyExempt } from "./formerly-exempt";
import type { Preview } from "./preview";

type Done = { scheduledFor: Date | null; plan: EnforcementPlan };

/** What will happen, when, and the button that says for how many. It stays enabled and leads to what is missing (A02). */
export function EnforceForm({
  profile,
  domains,
  plan,
  blockers,
  required,
  formerly,
  outside,
  mailIsSent,
  planned,
}: {
  profile: { id: string; name: string };
  domains: readonly string[];
  plan: EnforcementPlan;
  blockers: readonly string[];
  /** Whether something is required now; then doing nothing needs no button. */
  required: boolean;
  /** Exemptions that ended with an earlier requirement of the chosen domains. */
  formerly: Preview["formerlyExempt"];
  outside: number;
  mailIsSent: boolean;
  /** The plan that is being changed. */
  planned: { at: string; tellPeople: boolean } | null;
}) {
  const [state, submit] = useCommand<Done>(enforceSso);
  const [when, setWhen] = useState(planned ? "at" : "now");
  const [at, setAt] = useState(planned?.at.slice(0, 16) ?? "");
  const [pressed, setPressed] = useState(0);
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pressed > 0 || state.status !== "idle") problem.current?.focus();
  }, [pressed, state]);
  const nothing = plan.enforce.length + plan.release.length === 0;
  const verb = verbOf(plan, when === "at");
  const people = (n: number) => `${n} ${n === 1 ? "person" : "people"}`;
  if (nothing && required) return null;
  return (
    <form
      action={submit}
      noValidate
      onReset={(event) => event.preventDefault()}
      onSubmit={(event) => {
        if (blockers.length === 0) return;
        event.preventDefault();
        setPressed((count) => count + 1);
      }}
      className="flex flex-col gap-6"
    >
      <input type="hidden" name="profileId" value={profile.id} />
      {domains.map((id) => (
        <input key={id} type="hidden" name="domains[]" value={id} />
      ))}
      <Card title="What will happen">
        {nothing ? <p>Nothing changes: no domain is chosen.</p> : null}
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          {plan.enforce.length > 0 ? (
            <li>
              {people(plan.toSso)} must use {profile.name} at their next sign-in. Their passwords stop
              working.
            </li>
          ) : null}
          {plan.release.length > 0 ? (
            <li>
              {people(plan.toPassword)} on{" "}
              {new Intl.ListFormat("en").format(plan.release.map(({ name }) => withUnicodeNames(name)))} can
              use their password again.
              {plan.endsExemptions > 0
                ? ` ${plan.endsExemptions} ${plan.endsExemptions === 1 ? "exemption ends" : "exemptions end"}, and can be offered again later.`
                : ""}
            </li>
          ) : null}
          <li>Nobody is signed out now.</li>
          {plan.actorStaysOut ? <li>You stay exempt until you sign in with SSO once.</li> : null}
          <li>Undo at any time: “Pause SSO requirement”.</li>
        </ul>
        {plan.enforce.length > 0 ? (
          <Checkbox
            name="sendMail"
            label={when === "at" ? "E-mail these people before and at the time" : "E-mail these people today"}
            {...(mailIsSent
              ? {}
              : { hint: "No mail server is set up, so nothing is sent: tell them yourself." })}
            defaultChecked={planned?.tellPeople ?? mailIsSent}
          />
        ) : null}
      </Card>
      {plan.enforce.length > 0 ? (
        <>
          <Card title="When">
            <RadioCards
              legend="When"
              hideLegend
              name="when"
              value={when}
              onChange={setWhen}
              columns={2}
              cards={[
                { value: "now", label: "Now" },
                {
                  value: "at",
                  label: "At a date",
                  hint: "People who are e-mailed hear of it 3 days and 1 day before. All checks are made again.",
                },
              ]}
            />
            {when === "at" ? (
              <>
                <TextField
                  type="datetime-local"
                  name="at"
                  label="Date and time (UTC)"
                  value={at}
                  onChange={(event) => setAt(event.currentTarget.value)}
                />
                {Number.isNaN(Date.parse(`${at}Z`)) ? null : (
                  <p className="text-text-2">
                    For you that is <When at={`${at}Z`} format="local" />.
                  </p>
                )}
                {plan.release.length > 0 ? (
                  <p className="text-text-2">
                    A plan only adds: stop requiring{" "}
                    {new Intl.ListFormat("en").format(plan.release.map(({ name }) => withUnicodeNames(name)))}{" "}
                    by hand.
                  </p>
                ) : null}
              </>
            ) : (
              <Checkbox
                name="confirm"
                label="Take it back after an hour unless an owner who came in with SSO confirms"
                hint="The careful way: if it does not work, it mends itself."
              />
            )}
          </Card>
          <FormerlyExempt people={formerly} />
          <Disclosure summary="Leave somebody out from the start">
            <TextAreaField
              name="exempt"
              label="Addresses"
              hint="One a line. Shared mailboxes and service users without an account at your identity provider."
              rows={3}
            />
            <TextField name="exemptReason" label="Reason" hint="10 to 200 characters" maxLength={200} />
            <TextField
              type="date"
              name="exemptUntil"
              label="Until"
              hint="Empty means no end date: it is then reviewed every month."
            />
          </Disclosure>
        </>
      ) : null}
      {plan.warnings.length > 0 ? (
        <Notice tone="warn" title="Warnings">
          <ul className="list-disc pl-5">
            {plan.warnings.map((warning) => (
              <li key={warning.code}>{warningText(warning, outside)}</li>
            ))}
          </ul>
          <div className="mt-3 text-text">
            <Checkbox name="warningsRead" label="I’ve read the warnings" />
          </div>
        </Notice>
      ) : null}
      <div ref={problem} tabIndex={-1} className="flex flex-col gap-3 outline-none">
        {pressed > 0 && blockers.length > 0 ? (
          <ErrorSummary
            title="This is missing before SSO can be required"
            errors={blockers.map((message) => ({ field: "content", message }))}
          />
        ) : null}
        {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
        {state.status === "done" ? (
          <Notice tone="ok">
            <p>
              {state.done.scheduledFor
                ? "Planned. You can cancel it at the top of this page."
                : "Done. Watch the roll-out at the top of this page."}
            </p>
          </Notice>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{verb}</SubmitButton>
      </div>
    </form>
  );
}

function verbOf(plan: EnforcementPlan, planned: boolean): string {
  if (plan.enforce.length === 0 && plan.release.length > 0)
    return `Stop requiring SSO for ${plan.toPassword} ${plan.toPassword === 1 ? "person" : "people"}`;
  return `${planned ? "Plan to require" : "Require"} SSO for ${plan.toSso} ${plan.toSso === 1 ? "person" : "people"}`;
}

function warningText(warning: EnforcementWarning, outside: number): string {
  switch (warning.code) {
    case "nobody-affected":
      return "Nobody has to sign in differently: there is nobody on these domains yet, or everybody is exempt.";
    case "you-are-included":
      return "You are one of the people who must use SSO.";
    case "tested-by-one-person":
      return "Only one person has tested it.";
    case "one-emergency-person":
      return "Only one person has emergency access. Two is right.";
    case "certificate-ends-soon":
      return `The certificate ends in ${warning.days} days. Then nobody can sign in with SSO.`;
    case "people-outside-domains":
      return `${outside} ${outside === 1 ? "person signs" : "people sign"} in with addresses outside your domains and keep their passwords.`;
    case "invitations-open":
      return `${warning.people} ${warning.people === 1 ? "person has" : "people have"} not accepted their invitation yet.`;
  }
}
