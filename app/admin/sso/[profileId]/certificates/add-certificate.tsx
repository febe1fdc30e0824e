import { FormTextArea } from "@/app/wizard/form-field";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { guideOf } from "@/lib/guides/guides";
import { ActionForm } from "../../../action-form";
import { addCertificate } from "../../actions";
import type { Profile } from "../profile";
import { CertificateFile } from "./certificate-file";

/** One more, into the draft; the field takes text, and a file fills it. */
export function AddCertificate({ profile, full }: { profile: Profile; full: boolean }) {
  const { name, givesBack } = guideOf(profile.guideId);
  return (
    <Card id="add" title="Add a certificate">
      {full ? (
        <p className="measure text-text-2">
          A profile has five certificates at most. Remove one that is no longer used.
        </p>
      ) : (
        <ActionForm
          action={addCertificate}
          done="Added to the draft. Publish it to trust it."
          remember="certificate"
        >
          <input type="hidden" name="profileId" value={profile.id} />
          <CertificateFile />
          <FormTextArea
            name="certificate"
            label="Signing certificate"
            hint={`${name} calls it: ${givesBack.manual.certificate}. It is trusted beside the others, so sign-ins go on before and after the change.`}
            spellCheck={false}
          />
          <div>
            <SubmitButton>Add certificate</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Card>
  );
}
