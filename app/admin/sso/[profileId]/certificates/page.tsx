import { Card } from "@/components/ui/card";
import { TextAreaField } from "@/components/ui/field";
import { StateCard } from "@/components/ui/state-card";
import { CertificateBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { When } from "@/components/when";
import { ActionForm } from "../../../action-form";
import { addCertificate, removeCertificate } from "../../actions";
import { profileOf } from "../profile";
import { ProfileHead } from "../profile-head";

export const metadata = { title: "Certificates" };

/** Up to five, all trusted: add the new one before the identity provider changes over. */
export default async function CertificatesPage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params, "/certificates");
  return (
    <>
      <ProfileHead profile={profile} />
      {profile.certificates.map((row) => (
        <StateCard
          key={row.id}
          what={row.subject}
          badge={<CertificateBadge validFrom={row.notBefore} validUntil={row.notAfter} now={profile.now} />}
          action={
            row.kept ? (
              <ActionForm action={removeCertificate} className="flex flex-col items-start gap-2">
                <input type="hidden" name="profileId" value={profile.id} />
                <input type="hidden" name="certificateId" value={row.id} />
                <SubmitButton tone="secondary" aria-label={`Remove the certificate ${row.subject}`}>
                  Remove
                </SubmitButton>
              </ActionForm>
            ) : null
          }
        >
          <p className="wrap-anywhere">
            SHA-256 <code>{row.fingerprint}</code>
          </p>
          <p>
            {row.lastSeenAt ? (
              <>
                Last seen in a sign-in: <When at={row.lastSeenAt} />.
              </>
            ) : (
              "Not seen in a sign-in yet."
            )}{" "}
            {row.live ? "" : "Trusted once you publish."}
            {row.kept ? "" : "Removed once you publish."}
          </p>
        </StateCard>
      ))}
      <Card title="Add a certificate">
        <ActionForm action={addCertificate} done="Added to the draft. Publish it to trust it.">
          <input type="hidden" name="profileId" value={profile.id} />
          <TextAreaField
            name="certificate"
            label="Signing certificate"
            hint="It is trusted beside the others, so sign-ins go on before and after the change."
            spellCheck={false}
          />
          <div>
            <SubmitButton>Add certificate</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}
