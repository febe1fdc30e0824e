import { PageHeader } from "@/components/page-header";
import { Notice } from "@/components/ui/notice";
import { StatusBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tabs } from "@/components/ui/tabs";
import { ActionForm } from "../../action-form";
import { publishDraft } from "../actions";
import type { Profile } from "./profile";

/** Name, state and tabs of a profile, with what waits to be published (R5). */
export function ProfileHead({ profile }: { profile: Profile }) {
  const base = `/admin/sso/${profile.id}`;
  return (
    <>
      <PageHeader
        back={{ href: "/admin/sso", label: "Single sign-on" }}
        title={profile.name}
        status={<StatusBadge of="profile" is={profile.state} />}
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
      <PublishPanel profile={profile} />
    </>
  );
}

/** What a publication would change, and the button. Nothing when there is nothing to publish. */
export function PublishPanel({ profile }: { profile: Profile }) {
  if (!profile.whole || profile.changes.length === 0) return null;
  return (
    <Notice tone="warn" role="note" title="These settings are not published yet">
      <ul className="flex flex-col gap-1">
        {profile.changes.map(({ setting, from, to }) => (
          <li key={setting}>
            <strong>{SETTING_NAMES[setting] ?? setting}</strong>: {from || "nothing"} → {to || "nothing"}
          </li>
        ))}
      </ul>
      <ActionForm action={publishDraft} className="mt-3 flex flex-col items-start gap-3">
        <input type="hidden" name="profileId" value={profile.id} />
        <SubmitButton>Publish these settings</SubmitButton>
      </ActionForm>
    </Notice>
  );
}

const SETTING_NAMES: Readonly<Record<string, string>> = {
  issuer: "Issuer",
  signInUrl: "Sign-in URL",
  signInBinding: "How requests are sent",
  signOutUrl: "Sign-out URL",
  certificates: "Certificates (SHA-256)",
};
