import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Facts } from "@/components/ui/facts";
import { CertificateBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Ticket } from "@/components/ui/ticket";
import { When } from "@/components/when";
import { guideOf } from "@/lib/guides/guides";
import type { AdoptableCertificate } from "@/lib/queries/adoptable-certificate";
import { ActionForm } from "../../../action-form";
import { adoptCertificate } from "../../actions";
import type { Profile } from "../profile";

/** The certificate of a failed sign-in, looked at before it is trusted: whoever sent that response chose it. */
export function Adopt({ profile, found }: { profile: Profile; found: AdoptableCertificate }) {
  const { name, givesBack } = guideOf(profile.guideId);
  return (
    <Card title="Adopt the certificate of a failed sign-in">
      <p className="measure">
        Sign-in{" "}
        <a className="link" href={`/admin/sign-ins/${encodeURIComponent(found.attemptId)}`}>
          {found.reference}
        </a>{" "}
        (<When at={found.startedAt} />) came with this certificate, which the profile does not know. Anybody
        can put a certificate into a response, so compare it with the one in {name} (
        {givesBack.manual.certificate}) before you trust it. If it is not the same, do nothing.
      </p>
      <Facts
        facts={[
          { term: "Subject", is: found.subject },
          {
            term: "Valid",
            is: (
              <CertificateBadge validFrom={found.notBefore} validUntil={found.notAfter} now={profile.now} />
            ),
          },
        ]}
      />
      <Ticket label="SHA-256 fingerprint" value={found.fingerprint} />
      <ActionForm action={adoptCertificate} done="Added to the draft. Test it, then publish it to trust it.">
        <input type="hidden" name="profileId" value={profile.id} />
        <input type="hidden" name="attemptId" value={found.attemptId} />
        <input type="hidden" name="fingerprint" value={found.fingerprint} />
        <Checkbox
          name="confirmed"
          value="yes"
          label={`I compared the fingerprint: it is the same in ${name}.`}
        />
        <div>
          <SubmitButton>Adopt this certificate</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
