"use client";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { announce } from "@/components/ui/announce";
import { TextField } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Switch } from "@/components/ui/switch";
import { Section } from "../section";

/** The switch follows the saved state; switching off asks first. */
export function Switches() {
  const [on, setOn] = useState(true);
  const [saving, setSaving] = useState(false);
  const [asking, setAsking] = useState(false);

  function save(next: boolean) {
    setSaving(true);
    window.setTimeout(() => {
      setSaving(false);
      setOn(next);
      announce("Saved");
    }, 600);
  }
  return (
    <Section name="Switch">
      <div className="flex flex-col gap-2">
        <Switch
          label="SSO required for Tom Reed"
          showLabel
          on={on}
          saving={saving}
          opensDialog={on}
          onToggle={(next) => (next ? save(true) : setAsking(true))}
        />
        <Switch label="SSO required for Li Wei" showLabel on onToggle={() => {}} note="Saved" />
        <Switch label="SSO required for Kim Park" showLabel on={false} onToggle={() => {}} />
        <Switch label="SSO required for Ana Silva" showLabel on={false} saving onToggle={() => {}} />
        <Switch
          label="SSO required for Mia Chen"
          showLabel
          on={false}
          locked="Emergency access people never need SSO."
          onToggle={() => {}}
        />
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Let Tom Reed sign in without SSO?"
        lead="Tom will be able to use a password. Owners and admins see this on the Exemptions page."
        undo="You can end it at any time."
        action={() => {
          setAsking(false);
          save(false);
        }}
        confirm={<SubmitButton tone="exempt">Make exempt</SubmitButton>}
      >
        <TextField name="reason" label="Reason" hint="10 to 200 characters." />
      </AlertDialog>
    </Section>
  );
}
