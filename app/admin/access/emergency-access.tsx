import { Card } from "../../../components/ui/card";
import { SelectField } from "../../../components/ui/field";
import { Notice } from "../../../components/ui/notice";
import { Rail, RailStep } from "../../../components/ui/rail";
import { SubmitButton } from "../../../components/ui/submit-button";
import { When } from "../../../components/when";
import { type EmergencyGap, readyInWords } from "../../../lib/core/emergency";
import { ActionForm } from "../action-form";
import type { Access } from "./access";
import { nameEmergencyPerson } from "./actions";
import { Drill } from "./drill";
import { RecoveryCodes } from "./recovery-codes";
import { RemoveEmergency } from "./remove-emergency";

const GAPS: Record<EmergencyGap, string> = {
  "not-an-owner": "is not an owner",
  "not-active": "is not active",
  "no-password": "has no password",
  "no-codes": "has no recovery codes",
  "codes-not-stored": "has not stored the recovery codes",
  "never-drilled": "has not practised",
  "drill-too-old": "practised too long ago",
};

/** People who get in when the identity provider is down; each with what is missing until they are ready. */
export function EmergencyAccess({ access, back }: { access: Access; back: string | null }) {
  const { emergency, candidates, me } = access;
  const ready = emergency.filter((person) => person.readiness.ready).length;
  return (
    <Card id="emergency" tone="exempt" title="Emergency access" meta={readyInWords(ready, emergency.length)}>
      <p className="measure text-text-2">
        People who can sign in when your identity provider is down. Two is right; more than four is too many.
        They never use SSO here, and everyone in charge is told at each use.
      </p>
      {emergency.length > 4 ? <Notice tone="warn">More than four people is too many.</Notice> : null}
      {emergency.map((person) => (
        <section key={person.id} className="flex flex-col gap-3 border-line border-t pt-4">
          <h3>
            {person.name} <span className="font-normal text-text-3">{person.email}</span>
          </h3>
          {person.readiness.ready ? null : (
            <p className="text-danger">
              Not ready: {person.readiness.gaps.map((gap) => GAPS[gap]).join(", ")}.
            </p>
          )}
          <Rail label={`Emergency access of ${person.name}`}>
            <RailStep
              state={person.password ? "done" : "failed"}
              title={person.password ? "Password set by them" : "No password"}
              action={
                person.password || person.id !== me?.id ? null : (
                  <a className="link" href="/login/forgot">
                    Set a password
                  </a>
                )
              }
            />
            <RailStep
              state={person.passkeys > 0 || person.secondFactor ? "done" : "todo"}
              title={secondFactorWords(person)}
              word={person.passkeys > 0 || person.secondFactor ? undefined : "Recommended"}
              meta={person.passkeys > 0 || person.secondFactor ? null : "a recovery code counts as one"}
              action={
                person.id === me?.id ? (
                  <a className="link" href="/account#passkeys">
                    {person.passkeys > 0 ? "Your passkeys" : "Add a passkey"}
                  </a>
                ) : null
              }
            />
            <RailStep
              state={
                person.codesLeft === 0
                  ? "failed"
                  : !person.codesStored
                    ? "warn"
                    : person.codesLeft <= 3
                      ? "warn"
                      : "done"
              }
              title={
                person.codesLeft === 0
                  ? "No recovery codes"
                  : `${person.codesLeft} recovery ${person.codesLeft === 1 ? "code" : "codes"} left${person.codesStored ? "" : ", not stored yet"}`
              }
            >
              {person.id === me?.id ? (
                <RecoveryCodes left={person.codesLeft} stored={person.codesStored} />
              ) : null}
            </RailStep>
            <RailStep
              state={
                person.readiness.gaps.some((gap) => gap.includes("drill"))
                  ? "failed"
                  : person.readiness.drillDue
                    ? "warn"
                    : "done"
              }
              title={person.drilledAt ? "Practised" : "Not practised yet"}
              meta={
                person.drilledAt && person.readiness.drilledUntil ? (
                  <>
                    <When at={person.drilledAt} format="day" />, counts until{" "}
                    <When at={person.readiness.drilledUntil} format="day" />
                  </>
                ) : null
              }
            >
              {person.id === me?.id ? (
                <Drill due={!person.readiness.drilledUntil || person.readiness.drillDue} back={back} />
              ) : null}
            </RailStep>
          </Rail>
          {me?.owner ? (
            <div className="flex flex-col items-start gap-2">
              <RemoveEmergency person={person} ready={ready} required={access.required} />
              {emergency.length === 1 ? (
                <p className="text-[13px] text-text-3">The last person stays. Name somebody else first.</p>
              ) : null}
            </div>
          ) : null}
        </section>
      ))}
      {me?.owner ? (
        candidates.length > 0 ? (
          <ActionForm
            action={nameEmergencyPerson}
            className="flex flex-col items-start gap-3 border-line border-t pt-4"
          >
            <div className="w-full max-w-md">
              <SelectField name="userId" label="Add person" hint="Owners only.">
                {candidates.map((owner) => (
                  <option key={owner.id} value={owner.id}>
                    {owner.name} ({owner.email})
                  </option>
                ))}
              </SelectField>
            </div>
            <SubmitButton tone="exempt">Give emergency access</SubmitButton>
          </ActionForm>
        ) : (
          <p className="text-text-2">
            Every owner has emergency access. To add a second person,{" "}
            <a className="link" href="/admin/users">
              make somebody an owner
            </a>
            .
          </p>
        )
      ) : (
        <p className="text-text-2">Only owners can change who has emergency access.</p>
      )}
    </Card>
  );
}

/** What is asked beside the password; a recovery code always can be. */
function secondFactorWords({ passkeys, secondFactor }: Access["emergency"][number]): string {
  const passkey = passkeys === 0 ? "passkey –" : passkeys === 1 ? "passkey ✓" : `${passkeys} passkeys ✓`;
  return `Second factor: ${passkey}, authenticator app ${secondFactor ? "✓" : "–"}`;
}
