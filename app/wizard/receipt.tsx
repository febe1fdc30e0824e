import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { CertificateBadge } from "@/components/ui/status-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { When } from "@/components/when";
import { guideOf } from "@/lib/guides/guides";
import { ActionForm } from "../admin/action-form";
import type { Profile, WizardDoor } from "./door";
import { DoorInputs } from "./door-inputs";

/** What was understood of the identity provider's details; nothing while they are not whole. */
export function Receipt({
  profile,
  door,
  title = "What we understood",
}: {
  profile: Profile;
  door: WizardDoor;
  title?: string;
}) {
  if (!profile.whole) return null;
  const { configuration, detected, guideId, sameIssuer } = profile;
  const found = detected ? guideOf(detected).fullName : null;
  const usual = guideId === "google";
  return (
    <>
      {detected && detected !== guideId ? <OtherProvider profile={profile} door={door} /> : null}
      {sameIssuer ? (
        <Notice role="note" title={`Same issuer as “${sameIssuer}”`}>
          {usual
            ? "That’s normal for Google: one Google organization has one issuer for all its apps."
            : `That’s unusual for ${guideOf(guideId).name}: check that these details belong to a new app, not to the one of “${sameIssuer}”.`}
        </Notice>
      ) : null}
      <div id="receipt" tabIndex={-1} className="rounded-card">
        <Card title={title} meta={found ? `Found ${found}` : undefined}>
          <Facts
            facts={[
              { term: "Issuer", is: <code className="text-value">{configuration.issuer}</code> },
              { term: "Sign-in URL", is: <code className="text-value">{configuration.signInUrl}</code> },
              {
                term: "Sign-in by",
                is:
                  configuration.signInBinding === "redirect"
                    ? "redirect"
                    : "POST: some browsers show a short blank page",
              },
              { term: "Certificates", is: <Certificates profile={profile} /> },
              {
                term: "Our requests",
                is: configuration.signRequests
                  ? "signed: this identity provider asks for it"
                  : "need not be signed",
              },
              ...(profile.metadataUrl && profile.metadataFetchedAt
                ? [
                    {
                      term: "Read from",
                      is: (
                        <>
                          <code className="text-value">{profile.metadataUrl}</code>,{" "}
                          <When at={profile.metadataFetchedAt} />. We look again once a day.
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
      </div>
    </>
  );
}

function Certificates({ profile }: { profile: Profile }) {
  return (
    <ul className="flex flex-col gap-2">
      {profile.certificates
        .filter(({ kept }) => kept)
        .map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {row.subject}{" "}
            <CertificateBadge validFrom={row.notBefore} validUntil={row.notAfter} now={profile.now} />
          </li>
        ))}
    </ul>
  );
}

/** "This looks like Okta, but you chose Entra." */
function OtherProvider({ profile, door }: { profile: Profile; door: WizardDoor }) {
  const looksLike = guideOf(profile.detected!);
  const chose = guideOf(profile.guideId);
  return (
    <Notice
      tone="warn"
      role="note"
      title={`This looks like ${looksLike.name}, but you chose ${chose.name}`}
      actions={
        <ActionForm action={door.actions.changeProvider} className="flex flex-wrap items-center gap-3">
          <DoorInputs door={door} more={{ provider: looksLike.id, step: "collect" }} />
          <SubmitButton tone="secondary">Switch the guide to {looksLike.name}</SubmitButton>
        </ActionForm>
      }
    >
      The details work all the same. To keep the guide for {chose.name}, just go on.
    </Notice>
  );
}
