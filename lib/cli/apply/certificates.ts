import type { CertificateRow, ProfileRow } from "../../../db/repositories/profiles";
import type { CertificateDetails } from "../../core/certificate";
import type { DomainEvent } from "../../core/events";
import type { CertificateId } from "../../core/ids";
import type { OrganizationWork } from "./apply-work";

/** Trusts exactly these; the row of one that is trusted no longer stays, so that "Undo" finds it. */
export async function applyCertificates(
  { repos, now, newId, warn }: OrganizationWork,
  profile: ProfileRow,
  known: readonly CertificateRow[],
  wanted: readonly string[],
  brought: readonly CertificateDetails[],
): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  const about = { profileId: profile.id, profile: profile.name };
  for (const row of known) {
    const live = wanted.includes(row.fingerprint);
    if (row.live === live) continue;
    await repos.profiles.changeCertificate(row.id, { live });
    const { fingerprint } = row;
    events.push(
      live
        ? { name: "certificate.added", ...about, fingerprint, source: "operator" }
        : { name: "certificate.removed", ...about, fingerprint },
    );
  }
  for (const { der, fingerprint, subject, notBefore, notAfter } of brought) {
    if (notAfter <= now)
      warn(`a certificate of “${profile.name}” ended on ${notAfter.toISOString().slice(0, 10)}.`);
    if (known.some((row) => row.fingerprint === fingerprint)) continue;
    await repos.profiles.addCertificate({
      id: newId<CertificateId>("certificate"),
      profileId: profile.id,
      der,
      fingerprint,
      subject,
      notBefore,
      notAfter,
      source: "operator",
      live: true,
      addedAt: now,
      remindersSent: [],
    });
    events.push({ name: "certificate.added", ...about, fingerprint, source: "operator" });
  }
  return events;
}
