"use client";
import { unstable_rethrow } from "next/navigation";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { refusalText } from "../../../components/refusal-notice";
import { announce } from "../../../components/ui/announce";
import { Switch } from "../../../components/ui/switch";
import type { Refusal } from "../../../lib/core/refusals";
import { type ActionState, IDLE } from "../../../lib/session/action-state";
import { disableSsoForUser, enableSsoForUser, undoEnableSsoForUser } from "./actions";
import { ExemptDialog } from "./exempt-dialog";
import { PassOn } from "./pass-on";
import type { Person } from "./people";

type Act<R> = (state: ActionState<R>, form: FormData) => Promise<ActionState<R>>;

/**
 * SSO on or off for one person (S11). On is immediate, with Undo beside it; off asks for a reason and an end first.
 * The switch shows the saved state only: it moves when the server has said yes, and a failure says what still holds.
 */
export function SsoSwitch({
  person,
  suggestedUntil,
  today,
}: {
  person: Person;
  suggestedUntil: string;
  today: string;
}) {
  const { id, name, sso, profile } = person;
  const on = sso.shown === "switch" && sso.on;
  const [saving, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [note, setNote] = useState<ReactNode>(null);
  const [link, setLink] = useState<string | null>(null);

  const holds = on ? `${name} still signs in with ${profile ?? "SSO"}` : `${name} is still exempt`;
  function save<R>(act: Act<R>, form: FormData, done: (answer: R) => void, refuse: (why: Refusal) => void) {
    form.set("userId", id);
    setNote(null);
    start(async () => {
      try {
        const state = await act(IDLE as ActionState<R>, form);
        if (state.status === "done") done(state.done);
        if (state.status === "refused") refuse(state.refused);
      } catch (error) {
        unstable_rethrow(error);
        setAsking(false);
        announce(`Couldn’t save. ${holds}.`, "alert");
        setNote(
          <>
            Couldn’t save. {holds}.{" "}
            <button type="button" className="link" onClick={() => save(act, form, done, refuse)}>
              Try again
            </button>
          </>,
        );
      }
    });
  }
  const refuseBeside = (why: Refusal) => setNote(refusalText(why as never));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (on) setAsking(true);
    else switchOn();
  }
  function switchOn() {
    save(
      enableSsoForUser,
      new FormData(),
      () => {
        announce(`Saved. SSO is required for ${name}.`);
        setNote(
          <>
            SSO is required for {name}.{" "}
            <button type="button" className="link" onClick={undo}>
              Undo
            </button>
          </>,
        );
      },
      refuseBeside,
    );
  }
  function undo() {
    save(
      undoEnableSsoForUser,
      new FormData(),
      (answer) => {
        announce(`${name} is exempt again.`);
        setNote(`${name} is exempt again.`);
        setLink(answer?.link ?? null);
      },
      refuseBeside,
    );
  }
  function switchOff(form: FormData) {
    save(
      disableSsoForUser,
      form,
      (answer) => {
        setAsking(false);
        setRefused(null);
        announce(`Saved. ${name} is exempt.`);
        setNote(answer?.needsPassword ? `Saved. ${name} gets a link to set a password.` : "Saved");
        setLink(answer?.link ?? null);
      },
      setRefused,
    );
  }

  if (sso.shown === "locked")
    return (
      <div className="flex flex-col">
        <Switch
          label={`SSO required for ${name}`}
          on={false}
          locked="Emergency access people never need SSO."
          onToggle={() => {}}
        />
        <a className="link text-label" href="/admin/access#emergency">
          Change<span className="sr-only"> the emergency access of {name}</span>
        </a>
      </div>
    );
  return (
    <div className="flex max-w-64 flex-col">
      {/* Without JavaScript the form itself is sent: on is immediate, off asks on the person's page. */}
      <form
        onSubmit={submit}
        {...(on
          ? { action: `/admin/users/${id}#exempt`, method: "get" }
          : { action: enableSsoForUser.bind(null, IDLE) as unknown as (form: FormData) => void })}
      >
        <input type="hidden" name="userId" value={id} />
        <Switch label={`SSO required for ${name}`} on={on} opensDialog={on} saving={saving} />
      </form>
      {note ? <p className="text-label text-text-2">{note}</p> : null}
      <ExemptDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          if (!open) setRefused(null);
        }}
        who={name}
        refused={refused}
        suggestedUntil={suggestedUntil}
        today={today}
        action={switchOff}
      />
      <PassOn
        links={link ? [{ email: person.email, link }] : []}
        what={`${name} has no password yet. No mail server is set up, so pass this address on:`}
      />
    </div>
  );
}
