import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { When } from "@/components/when";
import { changeInWords } from "@/lib/core/setting-words";
import { ActionForm } from "../admin/action-form";
import type { Profile, WizardDoor } from "./door";
import { DoorInputs } from "./door-inputs";
import { PublishOver } from "./publish-over";

/** R5: what a publication would change, whether it was tested, and the button. Nothing when there is nothing to publish. */
export function PublishForm({
  profile,
  door,
}: {
  profile: Profile;
  door: Pick<WizardDoor, "hidden" | "actions" | "by">;
}) {
  const { whole, changes, published, tested, testedAt, required, state } = profile;
  if (!whole || (published && changes.length === 0)) return null;
  if (door.by === "contact" && published) return null;
  const waits = required && !tested;
  return (
    <Notice
      tone={state === "live-with-draft" || published ? "warn" : "info"}
      role="note"
      title={published ? "Changes that are not published yet" : "Not live yet"}
    >
      {published ? (
        <>
          <p>People keep signing in with the current version until you publish. Differences:</p>
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
            {changes.map((change) => (
              <li key={change.setting} className="wrap-anywhere">
                {changeInWords(change)}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          Publishing makes these settings the ones that sign-ins use. Nobody has to use SSO until you require
          it.
        </p>
      )}
      <p className="mt-2">
        {tested && testedAt ? (
          <>
            Tested <When at={testedAt} /> with exactly these settings.
          </>
        ) : profile.failedSince ? (
          "These settings passed a test once, but the last one failed. Test them again."
        ) : waits ? (
          "Test this draft first: people must use this profile, so only settings that passed can be published."
        ) : (
          "Not tested yet with exactly these settings."
        )}{" "}
        {published ? "You can undo a publication for 24 hours." : ""}
      </p>
      {published ? (
        <div className="mt-3">
          <PublishOver profile={profile} door={door} />
        </div>
      ) : (
        <ActionForm action={door.actions.publish} className="mt-3 flex flex-col items-start gap-3">
          <DoorInputs door={door} />
          <SubmitButton tone={tested ? "primary" : "secondary"}>Publish these settings</SubmitButton>
        </ActionForm>
      )}
    </Notice>
  );
}
