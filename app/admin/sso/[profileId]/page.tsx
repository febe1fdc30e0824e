import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { TextField } from "@/components/ui/field";
import { CertificateBadge, StatusBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Ticket } from "@/components/ui/ticket";
import { When } from "@/components/when";
import { withUnicodeNames } from "@/lib/core/unicode-name";
import { ActionForm } from "../../action-form";
import { faultHeadline } from "../../fault-headline";
import { renameSsoProfile } from "../actions";
import { type Profile, profileOf } from "./profile";
import { ProfileHead } from "./profile-head";
import { UndoPublication } from "./undo-publication";

export const metadata = { title: "SSO profile" };

/** Who it is for, how it is, and what is done with it as a whole (UX.md A.6.4). */
export default async function ProfilePage({ params }: { params: Promise<{ profileId: string }> }) {
  const profile = await profileOf(params);
  const id = <input type="hidden" name="profileId" value={profile.id} />;
  return (
    <>
      <ProfileHead profile={profile} />
      <Who profile={profile} />
      <Health profile={profile} />
      <Card title="Start URL">
        <Ticket
          label="Start URL"
          value={profile.serviceProvider.startUrl}
          note="Use this for tiles and bookmarks: a sign-in that starts here is the safest."
        />
      </Card>
      {profile.undoUntil ? (
        <Card title="Undo the last publication">
          <p className="measure text-text-2">
            Brings back the settings and certificates from before, until{" "}
            <When at={profile.undoUntil} format="absolute" />. A draft that is not published is dropped.
          </p>
          <UndoPublication profile={profile} />
        </Card>
      ) : null}
      <Card title="Name">
        <ActionForm action={renameSsoProfile} done="The name is changed." remember="name">
          {id}
          <div className="max-w-[480px]">
            <TextField
              name="name"
              label="Name"
              hint="People see it when they are sent to sign in."
              defaultValue={profile.name}
              maxLength={80}
            />
          </div>
          <div>
            <SubmitButton tone="secondary">Rename the profile</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </>
  );
}

function Who({ profile }: { profile: Profile }) {
  const { domains, required } = profile;
  return (
    <Card
      title="Who uses it"
      actions={
        <LinkButton tone="primary" href={`/admin/sso/${profile.id}/enforce`}>
          {required ? "See the requirement" : "Review and require SSO"}
        </LinkButton>
      }
    >
      {domains.length === 0 ? (
        <p className="measure text-text-2">
          No domain yet.{" "}
          <a className="link" href="/admin/domains">
            Add the one in your people’s addresses
          </a>
          ; it can be done before or after the set-up.
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {domains.map((domain) => (
            <li
              key={domain.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5 first:pt-0 last:pb-0"
            >
              <span className="font-medium">{withUnicodeNames(domain.name)}</span>
              <span className="flex flex-wrap items-center gap-2">
                <StatusBadge of="domain" is={domain.verified ? "verified" : "waiting"}>
                  {domain.verified ? "Verified" : "Not verified"}
                </StatusBadge>
                <span className="text-text-2">
                  {domain.required
                    ? "SSO required"
                    : domain.requiredElsewhere
                      ? "required with another profile"
                      : "not required"}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Health({ profile }: { profile: Profile }) {
  const { lastSignIn: success, lastRefused: failure } = profile;
  const live = profile.certificates.filter((row) => row.live);
  const longest = live.sort((a, b) => b.notAfter.getTime() - a.notAfter.getTime())[0];
  return (
    <Card title="Health">
      <Facts
        facts={[
          { term: "Last sign-in", is: success ? <When at={success.at} /> : "none yet" },
          {
            term: "Last refused",
            is: failure ? (
              <>
                <When at={failure.at} />: {faultHeadline(failure.because)}{" "}
                <a className="link" href={`/admin/sign-ins/${encodeURIComponent(failure.id)}`}>
                  See what happened
                </a>
              </>
            ) : (
              "none"
            ),
          },
          {
            term: "Last test",
            is: profile.testedAt ? (
              <>
                <When at={profile.testedAt} />
                {profile.tested ? "" : ", and the settings have changed since"}
              </>
            ) : (
              "not tested yet"
            ),
          },
          {
            term: "Certificate",
            is: longest ? (
              <CertificateBadge
                validFrom={longest.notBefore}
                validUntil={longest.notAfter}
                now={profile.now}
              />
            ) : (
              "none live yet"
            ),
          },
          {
            term: "Metadata",
            is: profile.metadataProblem ? (
              <a className="link" href={`/admin/sso/${profile.id}/configuration`}>
                can’t be read: look at it
              </a>
            ) : profile.metadataUrl && profile.metadataFetchedAt ? (
              <>
                read <When at={profile.metadataFetchedAt} />, again every day
              </>
            ) : (
              "not from an address: new certificates are added by hand"
            ),
          },
          { term: "Published", is: profile.publishedAt ? <When at={profile.publishedAt} /> : "not yet" },
          { term: "Profile ID", is: <code className="text-value">{profile.id}</code> },
        ]}
      />
    </Card>
  );
}
