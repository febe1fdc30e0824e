import { Card } from "../../../components/ui/card";
import { SelectField } from "../../../components/ui/field";
import { SubmitButton } from "../../../components/ui/submit-button";
import type { organizationSettingsQuery } from "../../../lib/queries/organization-settings";
import { ActionForm } from "../action-form";
import { changeSecondFactorRule } from "./actions";

type Settings = Awaited<ReturnType<(typeof organizationSettingsQuery)["run"]>>;

/** Whether a password alone is enough, with how many people that is about. */
export function SecondFactorRule({ settings }: { settings: Settings }) {
  return (
    <Card id="second-factor" title="Second factor for passwords">
      <p className="measure text-text-2">
        People who sign in with a password can add an authenticator app or a passkey. Require it, and whoever
        has neither sets up an app at the next sign-in with a password, before they get in. Nobody is signed
        out, and people who use SSO are never asked: your identity provider does that.
      </p>
      <p className="measure">{affected(settings)}</p>
      <ActionForm action={changeSecondFactorRule} done="Saved." className="flex max-w-xl flex-col gap-4">
        <SelectField
          key={settings.secondFactor}
          name="rule"
          label="Second factor"
          hint="Scripts that sign in with a password cannot do this; leave it optional while you have such accounts."
          defaultValue={settings.secondFactor}
        >
          <option value="optional">Optional</option>
          <option value="required">Required</option>
        </SelectField>
        <div>
          <SubmitButton tone="secondary">Save second factor</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

function affected({ secondFactor, passwordAlone: { people, more } }: Settings): string {
  const many = more
    ? `At least ${people} people sign`
    : people === 1
      ? "1 person signs"
      : people === 0
        ? "Nobody signs"
        : `${people} people sign`;
  return `${many} in with a password alone now.${
    people === 0 && !more
      ? ""
      : secondFactor === "required"
        ? " They set up an app at their next sign-in."
        : " They would be asked."
  }`;
}
