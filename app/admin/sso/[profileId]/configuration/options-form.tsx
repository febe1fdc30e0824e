import { FormTextField } from "@/app/wizard/form-field";
import { FreshUnlessRefused } from "@/app/wizard/fresh-unless-refused";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { guideOf } from "@/lib/guides/guides";
import { ActionForm } from "../../../action-form";
import { changeProfileOptions } from "../../actions";
import type { Profile } from "../profile";

const NAME_ID_FORMATS = [
  ["", "Not asked for (best)"],
  ["urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", "E-mail address"],
  ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", "Persistent"],
  ["urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified", "Unspecified"],
] as const;
const CLASSES = [
  ["", "None (best)"],
  ["urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport", "Password over TLS"],
  ["urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract", "Two factors"],
  ["urn:oasis:names:tc:SAML:2.0:ac:classes:X509", "Client certificate"],
  ["http://schemas.microsoft.com/claims/multipleauthn", "Two factors (Microsoft)"],
] as const;

/** Everything that can be set on a profile besides its addresses and certificates; each change asks for a new test. */
export function OptionsForm({ profile }: { profile: Profile }) {
  const { configuration: now, id, draftChangedAt } = profile;
  const { name } = guideOf(profile.guideId);
  return (
    <ActionForm
      action={changeProfileOptions}
      done="Saved as a draft. Test it, then publish it."
      remember="options"
    >
      <input type="hidden" name="profileId" value={id} />
      <input type="hidden" name="seen" value={draftChangedAt} />
      <FreshUnlessRefused version={draftChangedAt}>
        <div className="flex max-w-[640px] flex-col gap-5">
          <SelectField
            name="signaturePolicy"
            label="What must be signed"
            hint="We never accept a response in which nothing is signed."
            defaultValue={now.signaturePolicy}
          >
            <option value="either">Response or assertion (fits every provider)</option>
            <option value="assertion">The assertion</option>
            <option value="response">The response</option>
            <option value="both">Both</option>
          </SelectField>
          <SelectField
            name="signInBinding"
            label="How our requests are sent"
            defaultValue={now.signInBinding}
          >
            <option value="redirect">By redirect</option>
            <option value="post">By POST</option>
          </SelectField>
          <Checkbox
            name="signRequests"
            label="Sign our requests"
            hint={`Only if ${name} asks for it. Our signing certificate is in our metadata.`}
            defaultChecked={now.signRequests}
          />
          <Choice
            name="nameIdFormat"
            label="Name ID format to ask for"
            hint="We read the e-mail address from the name ID, or from the attribute below."
            choices={NAME_ID_FORMATS}
            value={now.nameIdFormat ?? ""}
          />
          <FormTextField
            name="emailAttribute"
            label="Attribute with the e-mail address"
            hint="Leave it empty to take the name ID, else email, mail, or Microsoft’s e-mail claim."
            defaultValue={now.emailAttribute ?? ""}
            autoComplete="off"
          />
          <Choice
            name="requestedAuthnContext"
            label="Authentication class to ask for"
            hint={`Asking for a class fails when people use another way at ${name}.`}
            choices={CLASSES}
            value={now.requestedAuthnContext[0] ?? ""}
          />
          <Checkbox
            name="forceAuthn"
            label="Ask for a new sign-in each time"
            hint={`People must sign in at ${name} again, even when they are signed in there.`}
            defaultChecked={now.forceAuthn}
          />
          <Checkbox
            name="singleLogout"
            label="Sign out at both ends"
            hint={`Signing out here goes on to ${name}, and a signed request of ${name} ends the sessions here. Load our metadata there again afterwards.`}
            defaultChecked={now.singleLogout ?? false}
          />
          <Checkbox
            name="acceptUnsolicited"
            label="Accept sign-ins that start at the identity provider as they are"
            hint="Leave it off: a tile’s sign-in is then turned into one that starts here, which is safer. Only for providers that cannot do it."
            defaultChecked={now.acceptUnsolicited}
          />
          <FormTextField
            name="toleranceSeconds"
            type="number"
            inputMode="numeric"
            min={0}
            max={300}
            label="Allowed clock difference, in seconds"
            hint="0 to 300. Usual: 180."
            defaultValue={now.toleranceSeconds}
          />
          <SelectField
            name="newAccounts"
            label="People who are not invited yet"
            hint={`Whoever signs in at ${name} with an address on a domain that requires this profile can get an account at once, with the name that ${name} sends. Somebody who was suspended stays out. This needs no new test.`}
            defaultValue={now.newAccounts}
          >
            <option value="off">Are refused, and listed so that you can invite them</option>
            <option value="member">Get an account as member</option>
            <option value="admin">Get an account as admin</option>
          </SelectField>
          <p className="measure text-text-2">
            Encrypted assertions are always accepted: our encryption certificate is in our metadata.
          </p>
        </div>
      </FreshUnlessRefused>
      <div>
        <SubmitButton tone="secondary">Save these options</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** A list of names; one that is set and not in the list stays in it. */
function Choice({
  name,
  label,
  hint,
  choices,
  value,
}: {
  name: string;
  label: string;
  hint: string;
  choices: ReadonlyArray<readonly [string, string]>;
  value: string;
}) {
  const other = choices.some(([uri]) => uri === value) ? [] : ([[value, value]] as const);
  return (
    <SelectField name={name} label={label} hint={hint} defaultValue={value}>
      {[...choices, ...other].map(([uri, words]) => (
        <option key={uri} value={uri}>
          {words}
        </option>
      ))}
    </SelectField>
  );
}
