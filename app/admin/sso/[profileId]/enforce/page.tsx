import { notFound } from "next/navigation";
import { PageHeader } from "../../../../../components/page-header";
import { previewEnforcementQuery } from "../../../../../lib/queries/preview-enforcement";
import { ask } from "../../../../../lib/session/ask";
import { PausePanel } from "./pause-panel";
import { Review } from "./review";
import { RollOut } from "./roll-out";

export const metadata = { title: "Require SSO" };

/** One page where everything about requiring SSO is visible together (UX.md A.6.7). The chosen domains are in the address. */
export default async function EnforcePage({
  params,
  searchParams,
}: {
  params: Promise<{ profileId: string }>;
  searchParams: Promise<{ domains?: string | string[]; chosen?: string; change?: string }>;
}) {
  const { profileId } = await params;
  const query = await searchParams;
  const domains = query.chosen ? [query.domains ?? []].flat() : undefined;
  const preview = await ask(
    previewEnforcementQuery,
    { profileId, ...(domains ? { domains } : {}) },
    `/admin/sso/${profileId}/enforce`,
  );
  if (!preview) notFound();
  const required = preview.rollOut !== null;
  return (
    <>
      <PageHeader
        back={{ href: `/admin/sso/${profileId}`, label: preview.profile.name }}
        title={
          required
            ? `SSO with ${preview.profile.name} is required`
            : `Require SSO with ${preview.profile.name}`
        }
        subtitle={
          required
            ? "Here you see how it goes, change which domains it is for, and pause it."
            : "Read it through, then switch on now or at a date. Nobody is signed out, and you can pause it at any time."
        }
      />
      {preview.rollOut ? <RollOut preview={preview} /> : null}
      {preview.rollOut ? <PausePanel preview={preview} /> : null}
      <Review preview={preview} changing={query.change !== undefined} />
    </>
  );
}
