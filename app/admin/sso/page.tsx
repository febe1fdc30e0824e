import { PageHeader } from "@/components/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StateCard } from "@/components/ui/state-card";
import { StatusBadge } from "@/components/ui/status-badge";
import { ssoProfilesQuery } from "@/lib/queries/sso-profiles";
import { ask } from "@/lib/session/ask";

export const metadata = { title: "Single sign-on" };

/** Every SSO profile with its state (UX.md A.6.3). */
export default async function SsoPage() {
  const profiles = await ask(ssoProfilesQuery, {}, "/admin/sso");
  const add = (
    <LinkButton tone="primary" href="/admin/sso/start">
      Add SSO profile
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title="Single sign-on"
        subtitle="An SSO profile connects Doorward with your identity provider."
        actions={profiles.length > 0 ? add : null}
      />
      {profiles.length === 0 ? (
        <EmptyState action={add}>
          There is no SSO profile yet. Setting one up takes about 30 minutes, is saved as you go, and changes
          nothing for anybody until you require SSO.
        </EmptyState>
      ) : null}
      {profiles.map((profile) => (
        <StateCard
          key={profile.id}
          what={profile.name}
          badge={<StatusBadge of="profile" is={profile.state} />}
          action={
            profile.published ? (
              <LinkButton href={`/admin/sso/${profile.id}`}>Open {profile.name}</LinkButton>
            ) : (
              <LinkButton href={`/admin/sso/${profile.id}/setup/${profile.step}`}>
                Go on with {profile.name}
              </LinkButton>
            )
          }
        >
          {profile.provider}.{" "}
          {profile.domains.length > 0
            ? `Required for ${profile.domains.join(", ")}.`
            : "Not required for anybody."}
        </StateCard>
      ))}
    </>
  );
}
