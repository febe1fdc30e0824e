"use client";
import { useActionState } from "react";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { activateLegacyProfile, type LegacyState } from "./actions";

const EMPTY: LegacyState = {
  problem: null,
  done: null,
  typed: { organizationId: "", ssoId: "", email: "" },
};

/** Organization ID, and either the profile's ID or an example user (S16). */
export function LegacyForm() {
  const [{ problem, done, typed }, submit] = useActionState(activateLegacyProfile, EMPTY);
  return (
    <form action={submit} className="flex max-w-[640px] flex-col gap-4" noValidate>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {done ? <Notice tone="ok">{done}</Notice> : null}
      <TextField
        name="organizationId"
        label="Organization ID"
        hint="OR and 32 digits and letters: its owners see it on their overview."
        defaultValue={typed.organizationId}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="ssoId" label="SSO ID (JB…)" defaultValue={typed.ssoId} />
        <TextField name="email" type="email" label="or an example user" defaultValue={typed.email} />
      </div>
      <div>
        <SubmitButton tone="secondary">Activate the profile</SubmitButton>
      </div>
    </form>
  );
}
