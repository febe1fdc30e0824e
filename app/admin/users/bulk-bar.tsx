"use client";
import { unstable_rethrow } from "next/navigation";
import { useState, useTransition } from "react";
import { NotChangedList, RefusalNotice } from "../../../components/refusal-notice";
import { AlertDialog } from "../../../components/ui/alert-dialog";
import { announce } from "../../../components/ui/announce";
import { Button } from "../../../components/ui/button";
import { Notice } from "../../../components/ui/notice";
import { SelectionBar } from "../../../components/ui/selection-bar";
import { SubmitButton } from "../../../components/ui/submit-button";
import type { Refusal } from "../../../lib/core/refusals";
import { IDLE } from "../../../lib/session/action-state";
import type { BulkResult } from "../../../lib/session/bulk-action";
import { changeManyPeople } from "./actions";
import { BULK_FORM } from "./bulk-form";
import { ExemptDialog } from "./exempt-dialog";
import { PassOn } from "./pass-on";
import { peopleText } from "./people";
import { rowBoxes, tickRows, useTicked } from "./select-all";

/** So many refusals and links are kept to show. */
const SHOWN = 200;

type Change = "require-sso" | "make-exempt" | "resend-invitation" | "suspend";

/** What can be done with the ticked rows, or with everybody who matches; the answer names each person who was not changed. */
export function BulkBar({
  filter,
  shown,
  matching,
  suggestedUntil,
  today,
}: {
  filter: Readonly<Record<string, string>>;
  shown: number;
  matching: { people: number; more: boolean };
  suggestedUntil: string;
  today: string;
}) {
  const { ticked, rows } = useTicked();
  const [all, setAll] = useState(false);
  const [dialog, setDialog] = useState<"exempt" | "suspend" | null>(null);
  const [working, start] = useTransition();
  const [result, setResult] = useState<BulkResult | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const everybody = all && ticked === rows && rows > 0;
  const count = everybody ? matching.people : ticked;
  const who = everybody ? peopleText(matching) : ticked === 1 ? "1 person" : `${ticked} people`;

  function clear() {
    tickRows(false);
    setAll(false);
  }
  function run(change: Change, form = new FormData()) {
    if (working) return;
    form.set("change", change);
    if (everybody) {
      form.set("all", "1");
      for (const [name, value] of Object.entries(filter)) form.set(name, value);
    } else for (const box of rowBoxes()) if (box.checked) form.append("userIds[]", box.value);
    setRefused(null);
    setResult(null);
    start(async () => {
      try {
        let sum: BulkResult | null = null;
        do {
          const state = await changeManyPeople(IDLE, form);
          if (state.status === "refused" && !sum) return setRefused(state.refused);
          if (state.status === "idle") return;
          sum = state.status === "done" ? together(sum, state.done) : { ...sum!, more: true, next: null };
          setResult(sum);
          if (sum.next) form.set("after", sum.next);
        } while (sum.next);
        setDialog(null);
        announce(outcomeText(sum));
        clear();
      } catch (error) {
        unstable_rethrow(error);
        setDialog(null);
        setRefused({
          code: "invalid-input",
          issues: [
            { field: "", message: "Couldn’t save. Look at the list for who was changed, then try again." },
          ],
        });
      }
    });
  }
  return (
    <>
      <form id={BULK_FORM} hidden />
      {result ? (
        <Notice tone={result.refused > 0 ? "warn" : "ok"} role="note" title={outcomeText(result)}>
          {result.notChanged.length > 0 ? <NotChangedList people={result.notChanged} /> : null}
          {result.next ? <p>Working on the rest…</p> : null}
          {result.more && !result.next ? <p>Not everybody was reached. Do it again for the rest.</p> : null}
        </Notice>
      ) : null}
      {refused && !dialog ? <RefusalNotice refusal={refused} /> : null}
      {ticked > 0 ? (
        <SelectionBar count={count} noun={["person", "people"]} onClear={clear}>
          <Button pending={working ? "Working…" : undefined} onClick={() => run("require-sso")}>
            Require SSO
          </Button>
          <Button tone="exempt" onClick={() => setDialog("exempt")}>
            Make exempt…
          </Button>
          <Button onClick={() => run("resend-invitation")}>Resend invitation</Button>
          <Button onClick={() => setDialog("suspend")}>Suspend…</Button>
          {ticked < rows ? (
            <button type="button" className="link min-h-9" onClick={() => tickRows(true)}>
              Select this page
            </button>
          ) : null}
          {ticked === rows && !everybody && (matching.more || matching.people > shown) ? (
            <button type="button" className="link min-h-9" onClick={() => setAll(true)}>
              Select all {peopleText(matching)} that match
            </button>
          ) : null}
        </SelectionBar>
      ) : null}
      <ExemptDialog
        open={dialog === "exempt"}
        onOpenChange={(open) => setDialog(open ? "exempt" : null)}
        who={who}
        refused={refused}
        suggestedUntil={suggestedUntil}
        today={today}
        action={(form) => run("make-exempt", form)}
      />
      <AlertDialog
        open={dialog === "suspend"}
        onOpenChange={(open) => setDialog(open ? "suspend" : null)}
        title={`Suspend ${who}?`}
        lead={`${who} will be signed out everywhere now and can’t sign in any more.`}
        consequences={["You yourself and the last owners are left out, and named afterwards."]}
        undo="You can restore people at any time."
        action={() => run("suspend")}
        confirm={<SubmitButton tone="danger">Suspend {who}</SubmitButton>}
      >
        {refused ? <RefusalNotice refusal={refused} /> : null}
      </AlertDialog>
      <PassOn
        links={result?.links ?? []}
        what="No mail server is set up, so pass these addresses on yourself:"
      />
    </>
  );
}

/** "11 changed, 1 not." */
/** Two goes as one: the server takes only so many at a time. */
function together(before: BulkResult | null, now: BulkResult): BulkResult {
  if (!before) return now;
  return {
    ...now,
    seen: before.seen + now.seen,
    changed: before.changed + now.changed,
    refused: before.refused + now.refused,
    notChanged: [...before.notChanged, ...now.notChanged].slice(0, SHOWN),
    links: [...before.links, ...now.links].slice(0, SHOWN),
  };
}

function outcomeText({ changed, refused }: BulkResult): string {
  return `${changed.toLocaleString("en-GB")} changed${refused > 0 ? `, ${refused.toLocaleString("en-GB")} not` : ""}.`;
}
