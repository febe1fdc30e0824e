"use client";
import { useEffect } from "react";
import { RefusalNotice } from "../../../components/refusal-notice";
import { AlertDialog } from "../../../components/ui/alert-dialog";
import { announce } from "../../../components/ui/announce";
import { TextField } from "../../../components/ui/field";
import { SubmitButton } from "../../../components/ui/submit-button";
import type { ActionState } from "../../../lib/session/action-state";
import { useCommand } from "../../use-action";
import {
  removeSecondFactor,
  removeUser,
  resendInvitation,
  restoreUser,
  signOutUser,
  suspendUser,
} from "./actions";
import { PassOn } from "./pass-on";

type Act = (state: ActionState, form: FormData) => Promise<ActionState>;
interface Words {
  readonly act: Act;
  readonly title: (name: string) => string;
  readonly lead: (name: string) => string;
  readonly consequences?: readonly string[];
  readonly undo: string;
  readonly verb: string;
  readonly tone?: "danger" | "primary";
  readonly done: (name: string) => string;
  /** Cannot be undone: the address is typed to be sure. */
  readonly typed?: true;
}

const DIALOGS = {
  suspend: {
    act: suspendUser as Act,
    title: (name) => `Suspend ${name}?`,
    lead: (name) => `${name} is signed out everywhere now and can’t sign in any more, neither way.`,
    consequences: ["Open invitations and password links stop working.", "The role and exemptions are kept."],
    undo: "You can restore this person at any time.",
    verb: "Suspend",
    tone: "danger",
    done: (name) => `${name} is suspended.`,
  },
  restore: {
    act: restoreUser as Act,
    title: (name) => `Restore ${name}?`,
    lead: (name) => `${name} can sign in again, the way that is required of them now.`,
    undo: "You can suspend this person again.",
    verb: "Restore",
    tone: "primary",
    done: (name) => `${name} is restored.`,
  },
  "sign-out": {
    act: signOutUser as Act,
    title: (name) => `Sign ${name} out everywhere?`,
    lead: (name) => `Every session of ${name} ends now, on every device.`,
    undo: "They can sign in again at once.",
    verb: "Sign out everywhere",
    tone: "danger",
    done: (name) => `${name} is signed out everywhere.`,
  },
  resend: {
    act: resendInvitation as Act,
    title: (name) => `Send ${name} another invitation?`,
    lead: () => "The new invitation works for 14 days. Earlier ones stop working.",
    undo: "Nothing else changes.",
    verb: "Send invitation",
    tone: "primary",
    done: (name) => `${name} has a new invitation.`,
  },
  "second-factor": {
    act: removeSecondFactor as Act,
    title: (name) => `Remove the second factor of ${name}?`,
    lead: (name) =>
      `For somebody who lost their device: the authenticator app and every passkey go. ${name} is signed out everywhere and signs in with the password alone until they set up a new one.`,
    undo: "They set up a new one in their account.",
    verb: "Remove second factor",
    tone: "danger",
    done: (name) => `The second factor of ${name} is removed.`,
  },
  remove: {
    act: removeUser as Act,
    title: (name) => `Remove ${name}?`,
    lead: (name) => `${name} loses access at once, and everything that is only theirs is deleted.`,
    consequences: [
      "Sessions end; the password, second factor and exemptions are deleted.",
      "What they did stays in the audit log and the sign-in log.",
    ],
    undo: "This can’t be undone. You can invite the address again.",
    verb: "Remove",
    tone: "danger",
    done: (name) => `${name} is removed.`,
    typed: true,
  },
} as const satisfies Record<string, Words>;

export type PersonDialogKind = keyof typeof DIALOGS;

/** One dialog for each thing that is done to a person (UX.md A.7). Stays open, with the reason, when it is refused. */
export function PersonDialog({
  kind,
  person,
  open,
  onOpenChange,
}: {
  kind: PersonDialogKind;
  person: { readonly id: string; readonly name: string; readonly email: string };
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const words: Words = DIALOGS[kind];
  const { name, email } = person;
  const [state, submit] = useCommand(words.act);
  const link = state.status === "done" ? ((state.done as { link?: string | null }).link ?? null) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(() => {
    if (state.status !== "done") return;
    announce(words.done(name));
    onOpenChange(false);
  }, [state]);
  return (
    <>
      <AlertDialog
        open={open}
        onOpenChange={onOpenChange}
        title={words.title(name)}
        lead={words.lead(name)}
        consequences={words.consequences}
        undo={words.undo}
        action={submit}
        confirm={<SubmitButton tone={words.tone ?? "primary"}>{words.verb}</SubmitButton>}
      >
        {state.status === "refused" ? <RefusalNotice refusal={state.refused} /> : null}
        <input type="hidden" name="userId" value={person.id} />
        {words.typed ? (
          <TextField
            name="confirmation"
            id={`confirm-${person.id}`}
            label={`Type ${email} to be sure`}
            hint="Exactly as it stands here."
            autoComplete="off"
            spellCheck={false}
          />
        ) : null}
      </AlertDialog>
      <PassOn
        links={link ? [{ email, link }] : []}
        what={`No mail server is set up, so pass the invitation on to ${name} yourself:`}
      />
    </>
  );
}
