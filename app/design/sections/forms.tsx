import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Section } from "../section";

const WAYS = [
  { value: "url", label: "Metadata address", hint: "We look again once a day.", tag: "Best for Okta" },
  { value: "file", label: "Metadata file", hint: "An XML file that your identity provider gave you." },
  { value: "fields", label: "Enter details myself", hint: "Sign-in URL, issuer and certificate." },
  { value: "scim", label: "By directory", impossible: "Your identity provider doesn’t offer this." },
];

/** Every kind of field: plain, with a hint, wrong, read-only. */
export function Forms() {
  return (
    <Section name="Fields">
      <div className="flex max-w-[640px] flex-col gap-5">
        <ErrorSummary errors={[{ field: "domain-wrong", message: "gmail.com is a public mail service." }]} />
        <TextField name="domain" label="Domain" hint="For example acme.com. No https://, no www." />
        <TextField
          name="domain-wrong"
          label="Domain"
          hint="For example acme.com."
          defaultValue="gmail.com"
          error="gmail.com is a public mail service. Nobody can claim it."
        />
        <TextField name="fixed" label="Entity ID" defaultValue="https://sso.acme.test/saml/JQ0f1c" readOnly />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="current-password"
          defaultValue="correct horse"
        />
        <PasswordField
          name="password-2"
          label="New password"
          hint="At least 12 characters."
          error="Too short: use at least 12 characters."
        />
        <SelectField name="role" label="Role" defaultValue="member" hint="Owners can do everything.">
          <option value="owner">Owner</option>
          <option value="admin">Admin</option>
          <option value="member">Member</option>
        </SelectField>
        <TextAreaField name="xml" label="Or paste the XML" placeholder="<EntityDescriptor …>" />
        <RadioCards
          legend="How will you bring back its details?"
          name="way"
          cards={WAYS}
          defaultValue="url"
        />
        <RadioCards
          legend="Until when"
          name="until"
          columns={3}
          error="Choose how long."
          cards={[
            { value: "1", label: "1 hour" },
            { value: "8", label: "8 hours" },
            { value: "24", label: "24 hours" },
          ]}
        />
        <Checkbox name="mail" label="Send the e-mail" hint="79 people get it today." defaultChecked />
        <Checkbox name="read" label="I’ve read the warnings" error="Tick this to go on." />
      </div>
    </Section>
  );
}
