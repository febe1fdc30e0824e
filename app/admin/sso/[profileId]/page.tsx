import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Facts } from "@/components/ui/facts";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { When } from "@/components/when";
import { guideOf } from "@/lib/guides/guides";
import { ActionForm } from "../../action-form";
import { deleteSsoProfile, renameSsoProfile, switchSsoProfile, undoPublication } from "../actions";
import { profileOf } from "./profile";
import { ProfileHead } from "./profile-head";

export const metadata = { title: "SSO profile" };

/** Where the profile stands, and what can be done with it as a whole (UX.md A.6.4). */
export default async function ProfilePage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params);
  const required = profile.domains.filter((domain) => domain.required);
  const id = <input type="hidden" name="profileId" value={profile.id} />;
  return (
    <>
      <ProfileHead profile={profile} />
      <Card
        title="Where it stands"
        actions={
          <>
            <LinkButton href={`/admin/sso/${profile.id}/setup/create`}>Open the set-up steps</LinkButton>
            <LinkButton tone="primary" href={`/admin/sso/${profile.id}/enforce`}>
              {required.length > 0 ? "See the requirement" : "Review and require SSO"}
            </LinkButton>
          </>
        }
      >
        <Facts
          facts={[
            { term: "Identity provider", is: guideOf(profile.guideId).fullName },
            {
              term: "Required for",
              is: required.length > 0 ? required.map(({ name }) => name).join(", ") : "nobody",
            },
            {
              term: "Last test",
              is: profile.testedAt ? (
                <>
                  <When at={profile.testedAt} /> {profile.tested ? "" : "(settings have changed since)"}
                </>
              ) : (
                "not tested yet"
              ),
            },
            { term: "Published", is: profile.publishedAt ? <When at={profile.publishedAt} /> : "not yet" },
          ]}
        />
      </Card>
      {profile.undoUntil ? (
        <Card title="Undo the last publication">
          <p className="measure text-text-2">
            Brings back the settings and certificates from before, until <When at={profile.undoUntil} />. A
            draft that is not published is dropped.
          </p>
          <ActionForm action={undoPublication} done="The earlier settings are live again.">
            {id}
            <div>
              <SubmitButton tone="secondary">Bring back the earlier settings</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      <Card title="Name and state">
        <ActionForm action={renameSsoProfile} done="The name is changed.">
          {id}
          <TextField name="name" label="Name" defaultValue={profile.name} maxLength={80} />
          <div>
            <SubmitButton tone="secondary">Rename the profile</SubmitButton>
          </div>
        </ActionForm>
        <ActionForm action={switchSsoProfile}>
          {id}
          <input type="hidden" name="on" value={profile.on ? "no" : "yes"} />
          <div>
            <SubmitButton tone="secondary">
              {profile.on ? "Switch the profile off" : "Switch the profile on"}
            </SubmitButton>
          </div>
        </ActionForm>
        <Disclosure summary="Delete the profile">
          <ActionForm action={deleteSsoProfile}>
            {id}
            <TextField
              id="delete-name"
              name="name"
              label={`Type “${profile.name}” to delete it`}
              hint="Its settings, certificates and test results are gone for good. Not possible while SSO is required with it."
              autoComplete="off"
            />
            <div>
              <SubmitButton tone="danger">Delete the profile</SubmitButton>
            </div>
          </ActionForm>
        </Disclosure>
      </Card>
    </>
  );
}
