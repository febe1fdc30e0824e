"use client";
import { useActionState } from "react";
import { QrCode } from "../../components/qr-code";
import { RefusalNotice } from "../../components/refusal-notice";
import { dayOf } from "../../components/relative-time";
import { Card } from "../../components/ui/card";
import { Disclosure } from "../../components/ui/disclosure";
import { TextField } from "../../components/ui/field";
import { SubmitButton } from "../../components/ui/submit-button";
import { Ticket } from "../../components/ui/ticket";
import { type ActionState, IDLE } from "../../lib/session/action-state";
import { ActionForm } from "../admin/action-form";
import type { Account } from "./account";
import { beginSecondFactor, confirmSecondFactor, removeOwnSecondFactor } from "./actions";

/** The authenticator app: set up with a QR code or by hand, proved by one code, removed with another. */
export function SecondFactor({
  account,
}: {
  account: Pick<Account, "secondFactorSince" | "secondFactorAsked">;
}) {
  const { secondFactorSince, secondFactorAsked } = account;
  return (
    <Card
      title="Second factor"
      meta={secondFactorSince ? `set up ${dayOf(secondFactorSince)}` : "not set up"}
    >
      {secondFactorSince ? <Remove /> : <SetUp asked={secondFactorAsked} />}
    </Card>
  );
}

function SetUp({ asked }: { asked: boolean }) {
  const [begun, begin] = useActionState<
    ActionState<{ secret: string; address: string } | undefined>,
    FormData
  >(beginSecondFactor, IDLE);
  const fresh = begun.status === "done" ? begun.done : undefined;
  return (
    <>
      <p className="measure">
        An authenticator app on your phone shows a new six-digit code every half minute. It is asked after
        your password, so a stolen password is not enough.
        {asked
          ? " Your organization asks for one: set it up now, or at your next sign-in with the password."
          : ""}
      </p>
      {begun.status === "refused" ? <RefusalNotice refusal={begun.refused} /> : null}
      {fresh ? (
        <div className="flex flex-wrap gap-6">
          <QrCode text={fresh.address} label="QR code for your authenticator app" />
          <div className="flex min-w-0 flex-1 basis-72 flex-col gap-4">
            <p>Scan this with your authenticator app, then type the code that it shows.</p>
            <Disclosure summary="You can’t scan it?">
              <Ticket label="Key to type" value={fresh.secret.match(/.{1,4}/g)!.join(" ")} />
            </Disclosure>
            <ActionForm action={confirmSecondFactor}>
              <CodeField />
              <div>
                <SubmitButton>Switch it on</SubmitButton>
              </div>
            </ActionForm>
          </div>
        </div>
      ) : (
        <form action={begin}>
          <SubmitButton tone="secondary">Set up an authenticator app</SubmitButton>
        </form>
      )}
    </>
  );
}

function Remove() {
  return (
    <>
      <p className="measure">After your password we ask for a code from your authenticator app.</p>
      <Disclosure summary="Remove it, or move to another phone">
        <p className="measure">
          Type a code to remove it; then you can set up another app. Lost the phone? Ask an administrator to
          remove it.
        </p>
        <ActionForm action={removeOwnSecondFactor} className="flex max-w-xs flex-col gap-4">
          <CodeField />
          <div>
            <SubmitButton tone="danger">Remove second factor</SubmitButton>
          </div>
        </ActionForm>
      </Disclosure>
    </>
  );
}

function CodeField() {
  return (
    <div className="max-w-xs">
      <TextField
        name="code"
        label="Six-digit code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
    </div>
  );
}
