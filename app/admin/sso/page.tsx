import { PageHeader } from "@/components/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StateCard } from "@/components/ui/state-card";
import { CertificateBadge, StatusBadge } from "@/components/ui/status-badge";
import { When } from "@/components/when";
import { ssoProfilesQuery } from "@/lib/queries/sso-profiles";
import { ask } from "@/lib/session/ask";

export const metadata = { title: "Single sign-on" };

/** Every SSO profile with its state (UX.md A.6.3). */
export default async function SsoPage() {
  const { profiles, domains, now } = await ask(ssoProfilesQuery, {}, "/admin/sso");
  const verified = domains.filter((domain) => domain.verified).map(({ name }) => name);
  const add = (
    <LinkButton tone="primary" href="/admin/sso/start">
      New SSO profile
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
        <EmptyState
          action={
            <>
              {add}
              {verified.length === 0 ? (
                <LinkButton href="/admin/domains">Prove a domain first</LinkButton>
              ) : null}
            </>
          }
        >
          No SSO profiles yet. You need{" "}
          {verified.length > 0
            ? `${new Intl.ListFormat("en").format(verified)} (verified ✓)`
            : "a verified domain, now or later,"}{" "}
          and someone who can add an app in your identity provider; you can send them a set-up link. Nothing
          changes for anybody until you require SSO.
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
              <LinkButton tone="primary" href={`/admin/sso/${profile.id}/setup/${profile.step.id}`}>
                Go on with {profile.name}
              </LinkButton>
            )
          }
        >
          {profile.published ? (
            <div className="flex flex-col gap-2">
              <p>
                {profile.domains.length > 0
                  ? `Required for ${new Intl.ListFormat("en").format(profile.domains)}: ${profile.people} ${profile.people === 1 ? "person" : "people"}.`
                  : "Not required for anybody."}
              </p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {profile.certificateUntil ? (
                  <span className="flex items-center gap-2">
                    Certificate
                    <CertificateBadge
                      validFrom={new Date(0)}
                      validUntil={profile.certificateUntil}
                      now={now}
                    />
                  </span>
                ) : null}
                <span>
                  {profile.lastSignInAt ? (
                    <>
                      Last sign-in <When at={profile.lastSignInAt} />
                    </>
                  ) : (
                    "No sign-in this week"
                  )}
                  {profile.refusedThisWeek > 0 ? (
                    <>
                      ,{" "}
                      <a
                        className="link"
                        href={`/admin/sign-ins?result=refused&profile=${profile.id}&days=7`}
                      >
                        {profile.refusedThisWeek} refused this week
                      </a>
                    </>
                  ) : null}
                </span>
              </p>
            </div>
          ) : (
            `Step ${profile.step.number} of ${profile.step.of}: ${profile.step.title.charAt(0).toLowerCase()}${profile.step.title.slice(1)}. ${profile.provider}.`
          )}
        </StateCard>
      ))}
    </>
  );
}
