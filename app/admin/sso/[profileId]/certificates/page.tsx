import { short } from "@/app/wizard/setting-words";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { MOST_CERTIFICATES } from "@/lib/core/certificate";
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
      <Card
        title="Trusted certificates"
        meta={`${kept} of at most ${MOST_CERTIFICATES}`}
        actions={
          profile.certificates.length > 0 ? (
            <a className={buttonClass()} href={`/admin/sso/${profile.id}/certificates/calendar`}>
              Dates for your calendar
            </a>
          ) : null
        }
        flush
      >
        <CertificateTable profile={profile} />
      </Card>
      <Rotation profile={profile} />
      <AddCertificate profile={profile} full={kept >= MOST_CERTIFICATES} />
    </>
  );
}
