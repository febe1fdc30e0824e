"use client";
import { useEffect, useRef, useState } from "react";
import { RefusalNotice } from "../../../../components/refusal-notice";
import { Button } from "../../../../components/ui/button";
import { CopyBlock } from "../../../../components/ui/copy-block";
import { Field, inputClass, TextAreaField } from "../../../../components/ui/field";
import { Notice } from "../../../../components/ui/notice";
import { SubmitButton } from "../../../../components/ui/submit-button";
import { useCommand } from "../../../use-action";
import { importUsers, previewImport } from "../actions";
import { ImportPlan } from "./import-plan";

/** Choose or paste, look at the dry run, import. What was pasted stays until the import is done. */
export function ImportForm() {
  const [preview, look] = useCommand(previewImport);
  const [state, run] = useCommand(importUsers);
  const [csv, setCsv] = useState("");
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (preview.status !== "idle") result.current?.focus();
  }, [preview]);
  useEffect(() => {
    if (state.status !== "idle") result.current?.focus();
    if (state.status === "done") setCsv("");
  }, [state]);
  const shown = preview.status === "done" ? preview.done : null;
  const plan = shown && shown.problem === undefined ? shown : null;
  const done = state.status === "done" ? state.done : null;
  // Without JavaScript the text field is empty after the dry run: then the plan's own text counts.
  const current = plan !== null && (csv === "" || sameText(plan.csv, csv));
  const finished = done !== undefined && done !== null && csv === "";
  return (
    <div className="flex flex-col gap-5">
      <form action={look} className="flex flex-col gap-4" noValidate>
        <div className="needs-script">
          <Field id="csv-file" label="CSV file">
            <input
              id="csv-file"
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              className={`${inputClass} py-1.5`}
              onChange={async (event) => setCsv((await event.target.files?.[0]?.text()) ?? "")}
            />
          </Field>
        </div>
        <TextAreaField
          name="csv"
          label="Or paste it"
          rows={8}
          spellCheck={false}
          placeholder={"email,name,role\nmia@example.com,Mia Chen,member"}
          value={csv}
          onChange={(event) => setCsv(event.target.value)}
        />
        <div>
          <SubmitButton tone={current && !finished ? "secondary" : "primary"} pending="Reading…">
            Show what would happen
          </SubmitButton>
        </div>
      </form>
      <div ref={result} tabIndex={-1} className="flex flex-col gap-4 empty:hidden">
        {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
        {finished ? (
          <>
            <Notice tone="ok" title="The import is done">
              {done.added} added, {done.changed} changed, {done.skipped} skipped.{" "}
              <a href="/admin/users">Go to the list</a>
            </Notice>
            {done.links.length > 0 ? (
              <>
                <p>
                  No mail server is set up. Pass these invitations on yourself: each works once, for 14 days,
                  and you see them only now.
                </p>
                <CopyBlock
                  label="Invitations"
                  value={done.links.map(({ email, link }) => `${email}\t${link}`).join("\n")}
                />
              </>
            ) : null}
          </>
        ) : shown && shown.problem !== undefined ? (
          <Notice tone="danger" title="This file can’t be read">
            {shown.problem}
          </Notice>
        ) : plan && current ? (
          <>
            <ImportPlan plan={plan} />
            {plan.added + plan.changed > 0 ? (
              <form action={run}>
                <input type="hidden" name="csv" value={plan.csv} />
                <SubmitButton pending="Importing…">{importVerb(plan.added, plan.changed)}</SubmitButton>
              </form>
            ) : null}
          </>
        ) : plan ? (
          <Notice tone="info">The text has changed since the dry run. Look again what would happen.</Notice>
        ) : null}
      </div>
      {csv && !finished ? (
        <div className="needs-script">
          <Button tone="quiet" onClick={() => setCsv("")}>
            Start over
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** A form sends line ends as CR LF. */
const sameText = (a: string, b: string) =>
  a.replace(/\r\n?/g, "\n").trim() === b.replace(/\r\n?/g, "\n").trim();

/** "Invite 12 people and change 3". */
function importVerb(added: number, changed: number): string {
  const invite = `nvite ${added} ${added === 1 ? "person" : "people"}`;
  if (changed === 0) return `I${invite}`;
  const change = `hange ${changed} ${changed === 1 ? "person" : "people"}`;
  return added === 0 ? `C${change}` : `I${invite} and c${change}`;
}
