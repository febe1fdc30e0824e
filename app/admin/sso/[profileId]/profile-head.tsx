import { PublishForm } from "@/app/wizard/publish-form";
import { PageHeader } from "@/components/page-header";
import { LinkButton } from "@/components/ui/button";
import { StatusBadge } from "@/components/ui/status-badge";
import { Tabs } from "@/components/ui/tabs";
import { guideOf } from "@/lib/guides/guides";
import { administratorDoor, type Profile } from "./profile";
import { ProfileMenu } from "./profile-menu";

/** Name, state, actions and tabs of a profile, with what waits to be published (R5). */
export function ProfileHead({ profile }: { profile: Profile }) {
  const base = `/admin/sso/${profile.id}`;
  return (
    <>
      <PageHeader
        back={{ href: "/admin/sso", label: "Single sign-on" }}
        title={profile.name}
        status={<StatusBadge of="profile" is={profile.state} />}
        subtitle={`${guideOf(profile.guideId).fullName}${profile.legacy ? " · legacy profile, attached by the operator" : ""}`}
        actions={
          <>
            <LinkButton href={`${base}/test`}>Test</LinkButton>
            <LinkButton href={profile.published ? `${base}/configuration` : `${base}/setup/${profile.step}`}>
              {profile.published ? "Edit" : "Go on with the set-up"}
            </LinkButton>
            <ProfileMenu
              id={profile.id}
              name={profile.name}
              on={profile.on}
              required={profile.required}
              paused={profile.paused}
              metadataUrl={profile.serviceProvider.metadataUrl}
              domains={profile.domains.filter(({ required }) => required).map(({ name }) => name)}
            />
          </>
        }
      />
      <Tabs
        label="Profile"
        tabs={[
          { href: base, label: "Overview" },
          { href: `${base}/configuration`, label: "Configuration" },
          { href: `${base}/certificates`, label: "Certificates" },
          { href: `${base}/test`, label: "Test" },
          { href: `${base}/sign-ins`, label: "Sign-ins" },
        ]}
      />
      <PublishForm profile={profile} door={administratorDoor(profile)} />
    </>
  );
}
