import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { MOST_CERTIFICATES } from "@/lib/core/certificate";
import { short } from "@/lib/core/setting-words";
import { adoptableCertificateQuery } from "@/lib/queries/adoptable-certificate";
import { ask } from "@/lib/session/ask";
import { profileOf } from "../profile";
import { ProfileHead } from "../profile-head";
import { AddCertificate } from "./add-certificate";
import { Adopt } from "./adopt";
import { CertificateTable } from "./certificate-table";
import { Rotation } from "./rotation";

export const metadata = { title: "Certificates" };

/** Up to five, all trusted: add the new one before the identity provider changes over (UX.md A.6.4). */
export default async function CertificatesPage({
  params,
  searchParams,
}: {
  params: Promise<{ profileId: string }>;
  searchParams: Promise<{ adopt?: string }>;
}) {
  const profile = await profileOf(params, "/certificates");
  const { adopt } = await searchParams;
  const found = await ask(adoptableCertificateQuery, {
    profileId: profile.id,
    ...(adopt ? { attemptId: adopt } : {}),
  });
  const kept = profile.certificates.filter((row) => row.kept).length;
  return (
    <>
      <ProfileHead profile={profile} />
      {found && adopt ? <Adopt profile={profile} found={found} /> : null}
      {adopt && !found ? (
        <Notice tone="warn" role="note" title="There is no certificate to adopt">
          That sign-in is older than 7 days, brought no certificate, or the profile has it already.
        </Notice>
      ) : null}
      {found && !adopt ? (
        <Notice
          tone="warn"
          role="note"
          title="A recent sign-in was signed with a certificate that this profile does not know"
          actions={
            <a className={buttonClass()} href={`?adopt=${encodeURIComponent(found.attemptId)}`}>
              Look at it and adopt it
            </a>
          }
        >
          SHA-256 {short(found.fingerprint)}. If your identity provider has a new certificate, this may be it.
        </Notice>
      ) : null}
      <section className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2>
            Trusted certificates{" "}
            <span className="text-label font-normal text-text-3">
              {kept} of at most {MOST_CERTIFICATES}
            </span>
          </h2>
          {profile.certificates.length > 0 ? (
            <a className={buttonClass()} href={`/admin/sso/${profile.id}/certificates/calendar`}>
              Dates for your calendar
            </a>
          ) : null}
        </div>
        <CertificateTable profile={profile} />
      </section>
      {profile.published ? <Rotation profile={profile} /> : null}
      <AddCertificate profile={profile} full={kept >= MOST_CERTIFICATES} />
    </>
  );
}
