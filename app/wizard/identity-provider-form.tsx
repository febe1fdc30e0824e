import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Guide, guideOf, type WayBack } from "@/lib/guides/guides";
import { ActionForm } from "../admin/action-form";
import type { Profile, WizardDoor } from "./door";
import { DoorInputs } from "./door-inputs";
import { FormTextArea, FormTextField } from "./form-field";
import { MetadataFile } from "./metadata-file";
import { UrlChoices } from "./url-choices";

const DONE = "Understood and saved. Look at what we read, then go on.";
/** Each panel shows while its card is chosen: by the stylesheet alone, so it works without scripts. */
const PANEL: Record<WayBack, string> = {
  metadataUrl: "hidden group-has-[[value=metadataUrl]:checked]/ways:block",
  metadataFile: "hidden group-has-[[value=metadataFile]:checked]/ways:block",
  manual: "hidden group-has-[[value=manual]:checked]/ways:block",
};

/** Bring back the identity provider's details: three ways, this provider's preferred one first. */
export function IdentityProviderForm({ profile, door }: { profile: Profile; door: WizardDoor }) {
  const guide = guideOf(profile.guideId);
  const { givesBack, name } = guide;
  const hidden = (by: string) => <DoorInputs door={door} more={{ by, seen: profile.draftChangedAt }} />;
  const { issuer, signInUrl } = profile.configuration;
  const calls = (word: string) => `${name} calls it: ${word}`;
  return (
    <div className="group/ways flex flex-col gap-5">
      <RadioCards
        legend="How do you want to bring them back?"
        name={`way-${profile.id.slice(-6)}`}
        defaultValue={profile.metadataUrl ? "metadataUrl" : givesBack.preferred}
        cards={ways(guide)}
      />
      <div className={PANEL.metadataUrl}>
        <ActionForm action={door.actions.configure} done={DONE} remember="url">
          {hidden("url")}
          <FormTextField
            name="metadataUrl"
            type="url"
            inputMode="url"
            autoComplete="off"
            label="Metadata address"
            hint={givesBack.metadataUrlPattern ? `It looks like ${givesBack.metadataUrlPattern}` : undefined}
            defaultValue={profile.metadataUrl ?? ""}
          />
          <UrlChoices />
          <div>
            <SubmitButton pending="Fetching…" tone={profile.whole ? "secondary" : "primary"}>
              {profile.metadataUrl ? "Fetch again" : "Fetch"}
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
      <div className={PANEL.metadataFile}>
        <ActionForm action={door.actions.configure} done={DONE} remember="xml">
          {hidden("xml")}
          <MetadataFile fileName={givesBack.metadataFileName} />
          <div>
            <SubmitButton pending="Reading…" tone={profile.whole ? "secondary" : "primary"}>
              Read this metadata
            </SubmitButton>
          </div>
        </ActionForm>
      </div>
      <div className={PANEL.manual}>
        <ActionForm action={door.actions.configure} done={DONE} remember="fields">
          {hidden("fields")}
          <FormTextField
            name="signInUrl"
            type="url"
            inputMode="url"
            autoComplete="off"
            label="Sign-in URL"
            hint={calls(givesBack.manual.ssoUrl)}
            defaultValue={signInUrl}
          />
          <FormTextField
            name="issuer"
            autoComplete="off"
            label="Issuer"
            hint={calls(givesBack.manual.entityId)}
            defaultValue={issuer}
          />
          <FormTextArea
            name="certificate"
            label="Signing certificate"
            hint={`${calls(givesBack.manual.certificate)}. The text that begins with -----BEGIN CERTIFICATE-----. Never a private key.${profile.certificates.length > 0 ? " Leave it empty to keep the certificates that are there." : ""}`}
            spellCheck={false}
          />
          <div>
            <SubmitButton tone={profile.whole ? "secondary" : "primary"}>Save these details</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </div>
  );
}

function ways({ givesBack, name }: Guide) {
  const cards = [
    {
      value: "metadataUrl" as const,
      label: "Metadata address",
      hint: "We look again once a day and tell you about new certificates.",
      ...(givesBack.metadataUrl === false ? { impossible: `${name} has no metadata address.` } : {}),
    },
    {
      value: "metadataFile" as const,
      label: "Metadata file",
      hint: "Choose the file, drop it, or paste its XML.",
    },
    {
      value: "manual" as const,
      label: "Enter details myself",
      hint: "Sign-in URL, issuer and certificate, one by one.",
    },
  ].map((card) => ({ ...card, ...(card.value === givesBack.preferred ? { tag: `Best for ${name}` } : {}) }));
  const first = ({ value }: { value: WayBack }) => (value === givesBack.preferred ? 0 : 1);
  return cards.sort((a, b) => first(a) - first(b));
}
