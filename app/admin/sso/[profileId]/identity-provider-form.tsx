import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts } from "@/components/ui/facts";
import { TextAreaField, TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { CertificateBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { guideOf } from "@/lib/guides/guides";
import { ActionForm } from "../../action-form";
import { configureIdentityProvider } from "../actions";
import { MetadataFile } from "./metadata-file";
import type { Profile } from "./profile";

const DONE = "Understood and saved. Look at what we read, then go on.";

/** Bring back the identity provider's details: three ways, and a receipt of what was understood. */
export function IdentityProviderForm({ profile }: { profile: Profile }) {
  const hidden = (by: string) => (
    <>
      <input type="hidden" name="profileId" value={profile.id} />
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name="seen" value={profile.draftChangedAt} />
    </>
  );
  const { issuer, signInUrl } = profile.configuration;
  return (
    <>
      <Receipt profile={profile} />
      <Disclosure summary="Metadata address (best: we can read it again)" open={!profile.whole}>
        <ActionForm action={configureIdentityProvider} done={DONE}>
          {hidden("url")}
          <TextField
            name="metadataUrl"
            type="url"
            label="Metadata URL"
            placeholder="https://"
            defaultValue={profile.metadataUrl ?? ""}
          />
          <div>
            <SubmitButton pending="Reading…">Read metadata from this address</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
      <Disclosure summary="Metadata file or XML">
        <ActionForm action={configureIdentityProvider} done={DONE}>
          {hidden("xml")}
          <MetadataFile />
          <div>
            <SubmitButton tone="secondary">Read this metadata</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
      <Disclosure summary="Enter details myself">
        <ActionForm action={configureIdentityProvider} done={DONE}>
          {hidden("fields")}
          <TextField
            name="issuer"
            label="Issuer (entity ID of the identity provider)"
            defaultValue={issuer}
          />
          <TextField name="signInUrl" type="url" label="Sign-in URL" defaultValue={signInUrl} />
          <TextAreaField
            name="certificate"
            label="Signing certificate"
            hint="The text that begins with -----BEGIN CERTIFICATE-----. Never a private key."
            spellCheck={false}
          />
          <div>
            <SubmitButton tone="secondary">Save these details</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </>
  );
}

function Receipt({ profile }: { profile: Profile }) {
  const { configuration, certificates, detected, guideId, sameIssuer, now } = profile;
  if (!profile.whole) return null;
  return (
    <>
      {detected && detected !== guideId ? (
        <Notice tone="warn" role="note" title="This looks like another provider">
          These details look like {guideOf(detected).name}, but this profile was started for{" "}
          {guideOf(guideId).name}. They work all the same; only the instructions may not fit.
        </Notice>
      ) : null}
      {sameIssuer ? (
        <Notice role="note">
          “{sameIssuer}” has the same issuer. That is fine for a second application.
        </Notice>
      ) : null}
      <Card title="What we understood">
        <Facts
          facts={[
            { term: "Issuer", is: <code>{configuration.issuer}</code> },
            { term: "Sign-in URL", is: <code>{configuration.signInUrl}</code> },
            {
              term: "Certificates",
              is: (
                <ul className="flex flex-col gap-2">
                  {certificates
                    .filter(({ kept }) => kept)
                    .map((row) => (
                      <li key={row.id}>
                        {row.subject}{" "}
                        <CertificateBadge validFrom={row.notBefore} validUntil={row.notAfter} now={now} />
                      </li>
                    ))}
                </ul>
              ),
            },
          ]}
        />
      </Card>
    </>
  );
}
