import { CopyButton } from "@/components/ui/copy-button";
import { CertificateBadge, StatusBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { RowHeader, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import { short } from "@/lib/core/setting-words";
import { ActionForm } from "../../../action-form";
import { removeCertificate } from "../../actions";
import type { Profile } from "../profile";

const SOURCES = {
  metadata: "metadata",
  upload: "added by hand",
  adopted: "adopted from a sign-in",
  operator: "the operator",
} as const;
type Row = Profile["certificates"][number];

/** Every certificate with its dates, where it came from, and when it last signed a sign-in. */
export function CertificateTable({ profile }: { profile: Profile }) {
  const { certificates, now } = profile;
  if (certificates.length === 0)
    return <p className="text-text-2">No certificate yet. It comes with the metadata, or add it below.</p>;
  return (
    <Table caption="Trusted certificates" stack>
      <thead>
        <tr>
          <Th>Certificate</Th>
          <Th>Valid</Th>
          <Th>Source</Th>
          <Th>Last seen in a sign-in</Th>
          <Th hidden>Actions</Th>
        </tr>
      </thead>
      <tbody>
        {certificates.map((row) => (
          <tr key={row.id}>
            <RowHeader>
              <span className="block wrap-anywhere">{row.subject}</span>
              <span className="mt-1 flex flex-wrap items-center gap-2 font-normal">
                <code className="text-value" title={row.fingerprint}>
                  {short(row.fingerprint)}
                </code>
                <CopyButton label={`SHA-256 of ${row.subject}`} value={row.fingerprint} />
              </span>
              {row.live && row.kept ? null : (
                <span className="mt-1 block text-label font-normal text-text-2">
                  {row.live ? "Removed once you publish." : "Trusted once you publish."}
                </span>
              )}
            </RowHeader>
            <Td label="Valid">
              <div>
                <CertificateBadge validFrom={row.notBefore} validUntil={row.notAfter} now={now} />
                <span className="mt-1 block text-label text-text-3">
                  <When at={row.notBefore} format="day" /> – <When at={row.notAfter} format="day" />
                </span>
              </div>
            </Td>
            <Td label="Source">{SOURCES[row.source]}</Td>
            <Td label="Last seen in a sign-in">
              {row.lastSeenAt ? (
                <StatusBadge of="certificate" is="in-use">
                  <When at={row.lastSeenAt} />
                </StatusBadge>
              ) : (
                <span className="text-text-3">not yet</span>
              )}
            </Td>
            <Td>{row.kept ? <Remove row={row} profile={profile} /> : null}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** R6: the last valid one of a profile that people must use stays, and the reason stands where the button would. */
function Remove({ row, profile }: { row: Row; profile: Profile }) {
  const { now } = profile;
  const valid = (one: Row) => one.notBefore <= now && now <= one.notAfter;
  const others = profile.certificates.some((other) => other.kept && other.id !== row.id && valid(other));
  if (profile.required && !others)
    return (
      <p className="max-w-56 text-label text-text-2">
        Can’t be removed: it is the last valid one, and people must use this profile. Add the new one first.
      </p>
    );
  return (
    <ActionForm action={removeCertificate} className="flex flex-col items-start gap-2">
      <input type="hidden" name="profileId" value={profile.id} />
      <input type="hidden" name="certificateId" value={row.id} />
      <SubmitButton
        tone="secondary"
        aria-label={`Remove the certificate ${row.subject}, ${short(row.fingerprint)}`}
      >
        Remove
      </SubmitButton>
    </ActionForm>
  );
}
