import { LinkButton } from "../../../../../components/ui/button";
import { Notice } from "../../../../../components/ui/notice";
import { SubmitButton } from "../../../../../components/ui/submit-button";
import { When } from "../../../../../components/when";
import { withUnicodeNames } from "../../../../../lib/core/unicode-name";
import { ActionForm } from "../../../action-form";
import { cancelSchedule } from "./actions";
import type { Preview } from "./preview";

/** What is planned, for which domains, by whom and when; changed or cancelled from here. */
export function PlannedNotice({
  profileId,
  schedule,
  required,
  changing,
}: {
  profileId: string;
  schedule: NonNullable<Preview["schedule"]>;
  required: readonly string[];
  changing: boolean;
}) {
  const names = new Intl.ListFormat("en").format(schedule.domains.map(({ name }) => withUnicodeNames(name)));
  const chosen = [...required, ...schedule.domains.map(({ id }) => id)].map((id) => ["domains", id]);
  const change = new URLSearchParams([["chosen", "1"], ["change", "1"], ...chosen]);
  return (
    <Notice tone="info" title="A switch-on is planned">
      <p>
        SSO will be required for {names || "a domain that was removed"} on{" "}
        <When at={schedule.at} format="local" />. {schedule.by} planned it <When at={schedule.plannedAt} />.{" "}
        {schedule.tellPeople
          ? "The people concerned are e-mailed before and then."
          : "The people concerned are not e-mailed."}{" "}
        All checks are made again then; if one fails, nothing is switched on.
      </p>
      {changing ? (
        <p className="mt-2">Choose domains and time below. Planning it again replaces this plan.</p>
      ) : null}
      <div className="mt-2 flex flex-wrap items-start gap-3">
        {changing ? null : (
          <LinkButton href={`/admin/sso/${profileId}/enforce?${change}`} aria-label="Change the plan">
            Change
          </LinkButton>
        )}
        <ActionForm action={cancelSchedule} className="flex flex-col items-start gap-2">
          <input type="hidden" name="profileId" value={profileId} />
          <SubmitButton tone="secondary">Cancel schedule</SubmitButton>
        </ActionForm>
      </div>
    </Notice>
  );
}
