import { Card } from "../../../../../components/ui/card";
import { Notice } from "../../../../../components/ui/notice";
import { SubmitButton } from "../../../../../components/ui/submit-button";
import { When } from "../../../../../components/when";
import { withUnicodeNames } from "../../../../../lib/core/unicode-name";
import { ActionForm } from "../../../action-form";
import { faultHeadline } from "../../../fault-headline";
import { LiveRefresh } from "../../../live-refresh";
import { confirmEnforcement } from "./actions";
import type { Preview } from "./preview";

/** After the switch-on: what to watch. */
export function RollOut({ preview }: { preview: Preview }) {
  const { profile, facts, confirmBy, canConfirm } = preview;
  const { since, people, signedIn, refused } = preview.rollOut!;
  const names = facts.domains
    .filter(({ enforcedBy }) => enforcedBy === profile.id)
    .map(({ name }) => withUnicodeNames(name));
  return (
    <Card
      title={
        <>
          SSO is required for {new Intl.ListFormat("en").format(names)}
          {since ? (
            <>
              {" "}
              since <When at={since} format="absolute" />
            </>
          ) : null}
        </>
      }
    >
      <LiveRefresh seconds={15} />
      {confirmBy ? (
        <Notice tone="warn" title="Confirm that it works">
          <p>
            It is taken back <When at={confirmBy} format="absolute" /> unless an owner who came in with{" "}
            {profile.name} confirms it here.
          </p>
          <ActionForm action={confirmEnforcement} className="mt-3 flex flex-col items-start gap-3">
            <input type="hidden" name="profileId" value={profile.id} />
            {canConfirm ? null : (
              <p>
                You did not come in through SSO. Open a private window, sign in with {profile.name}, and
                confirm there.
              </p>
            )}
            <SubmitButton>Confirm that SSO works</SubmitButton>
          </ActionForm>
        </Notice>
      ) : null}
      <p role="status" className="text-lg">
        <strong className="font-semibold">
          {signedIn} of {people}
        </strong>{" "}
        {people === 1 ? "person has" : "people have"} signed in with SSO.
      </p>
      <div>
        <h3>Last refused sign-ins</h3>
        {refused.length === 0 ? (
          <p className="text-text-2">None so far.</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {refused.map((row) => (
              <li key={row.id}>
                <When at={row.startedAt} /> · {row.email ?? "unknown address"} · {faultHeadline(row.because)}{" "}
                <a className="link" href={`/admin/sign-ins/${encodeURIComponent(row.id)}`}>
                  See {row.reference}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
