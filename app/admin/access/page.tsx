import { PageHeader } from "../../../components/page-header";
import { accessQuery } from "../../../lib/queries/access";
import { ask } from "../../../lib/session/ask";
import { EmergencyAccess } from "./emergency-access";
import { Exemptions } from "./exemptions";

export const metadata = { title: "Exemptions" };

/** Who does not use SSO, and why (UX.md A.6.9): emergency access first, exemptions under it. */
export default async function AccessPage({ searchParams }: { searchParams: Promise<{ require?: string }> }) {
  const { require: profileId = "" } = await searchParams;
  /** Whoever came from a requirement's review goes back there. */
  const back = /^J[A-Z][0-9a-zA-Z-]+$/.test(profileId) ? `/admin/sso/${profileId}/enforce` : null;
  const access = await ask(accessQuery, {}, "/admin/access");
  return (
    <>
      <PageHeader
        {...(back ? { back: { href: back, label: "Back to requiring SSO" } } : {})}
        title="Exemptions and emergency access"
        subtitle="Everyone who can sign in without your identity provider. Keep this list short."
      />
      <EmergencyAccess access={access} back={back} />
      <Exemptions access={access} />
    </>
  );
}
