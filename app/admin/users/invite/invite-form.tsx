"use client";
import { useActionState, useEffect, useRef, useState } from "react";
import { RefusalNotice } from "../../../../components/refusal-notice";
import { CopyBlock } from "../../../../components/ui/copy-block";
import { SelectField, TextAreaField } from "../../../../components/ui/field";
import { Notice } from "../../../../components/ui/notice";
import { SubmitButton } from "../../../../components/ui/submit-button";
import type { NotInvited } from "../../../../lib/commands/invite-users";
import type { Invitation } from "../../../../lib/commands/issue-invitation";
import { readAddressList } from "../../../../lib/core/address-list";
import { domainOf } from "../../../../lib/core/email";
import { type ActionState, IDLE } from "../../../../lib/session/action-state";
import { inviteUsers } from "../actions";
import { ROLE_WORDS } from "../people";

type Invited = { invited: Invitation[]; problems: NotInvited[] } | undefined;

/** Why an address was left out, in words. */
export const NOT_INVITED: Record<NotInvited["because"], string> = {
  "email-invalid": "is not an e-mail address",
  "already-here": "is on your list already",
  "email-taken": "can’t be used here",
  "domain-elsewhere": "belongs to another organization’s domain",
};

export function InviteForm({
  emails,
  choices,
}: {
  emails: string;
  choices: {
    required: ReadonlyArray<{ name: string; profile: string }>;
    roles: readonly ("owner" | "admin" | "member")[];
    mailIsSent: boolean;
  };
}) {
  const [state, submit] = useActionState<ActionState<Invited>, FormData>(inviteUsers, IDLE);
  const [typed, setTyped] = useState(emails);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.status === "idle") return;
    answer.current?.focus();
    if (state.status === "done") setTyped("");
  }, [state]);
  const done = state.status === "done" ? state.done : undefined;
  const refused = state.status === "refused" ? state.refused : null;
  return (
    <form action={submit} className="flex max-w-2xl flex-col gap-4" noValidate>
      <div ref={answer} tabIndex={-1} className="flex flex-col gap-3 empty:hidden">
        {refused?.code === "nobody-invited" ? (
          <Notice tone="danger" title="Nobody was invited">
            <Problems problems={refused.problems as readonly NotInvited[]} />
          </Notice>
        ) : refused ? (
          <RefusalNotice refusal={refused} />
        ) : null}
        {done ? <Done {...done} mailIsSent={choices.mailIsSent} /> : null}
      </div>
      <TextAreaField
        name="emails"
        label="Addresses"
        hint="One or many: paste a list, or separate them by commas or lines. “Mia Chen <mia@example.com>” gives the name too."
        rows={6}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="text-text-2">
        {pathText(typed, choices.required)}
      </p>
      <div className="max-w-xs">
        <SelectField name="role" label="Role" hint="Members only sign in; admins open this Admin Center.">
          {choices.roles.map((role) => (
            <option key={role} value={role}>
              {ROLE_WORDS[role]}
            </option>
          ))}
        </SelectField>
      </div>
      <div>
        <SubmitButton pending="Inviting…">Invite people</SubmitButton>
      </div>
    </form>
  );
}

/** "3 will sign in with Okta, 1 (ana@partner.io) will set a password." */
function pathText(typed: string, required: ReadonlyArray<{ name: string; profile: string }>): string {
  const ways = new Map<string, string[]>();
  let wrong = 0;
  for (const { email } of readAddressList(typed)) {
    if (!email) {
      wrong++;
      continue;
    }
    const profile = required.find(({ name }) => name === domainOf(email))?.profile;
    const way = profile ? `will sign in with ${profile}` : "will set a password";
    ways.set(way, [...(ways.get(way) ?? []), email]);
  }
  const parts = [...ways].map(([way, list]) =>
    list.length <= 2 && ways.size > 1
      ? `${list.length} (${list.join(", ")}) ${way}`
      : `${list.length} ${way}`,
  );
  if (wrong > 0) parts.push(`${wrong} ${wrong === 1 ? "is not an address" : "are not addresses"}`);
  return parts.length > 0 ? `${parts.join(", ")}.` : "You see here how each of them will sign in.";
}

function Done({ invited, problems, mailIsSent }: NonNullable<Invited> & { mailIsSent: boolean }) {
  const links = invited.flatMap(({ email, link }) => (link ? [`${email}\t${link}`] : []));
  return (
    <>
      <Notice
        tone="ok"
        title={
          invited.length === 1 ? `${invited[0]!.email} is invited` : `${invited.length} people are invited`
        }
      >
        <ul className="list-disc pl-5">
          {invited.slice(0, 50).map(({ email, profile }) => (
            <li key={email}>
              {email}: {profile ? `signs in with ${profile}` : "sets a password"}
            </li>
          ))}
          {invited.length > 50 ? <li>and {invited.length - 50} more</li> : null}
        </ul>
      </Notice>
      {problems.length > 0 ? (
        <Notice tone="warn" title={`${problems.length} not invited`}>
          <Problems problems={problems} />
        </Notice>
      ) : null}
      {mailIsSent || links.length === 0 ? null : (
        <div className="flex flex-col gap-2">
          <p>
            No mail server is set up. Pass {links.length === 1 ? "this address" : "these addresses"} on
            yourself: each works once, for 14 days, and you see {links.length === 1 ? "it" : "them"} only now.
          </p>
          <CopyBlock label={links.length === 1 ? "Invitation" : "Invitations"} value={links.join("\n")} />
        </div>
      )}
    </>
  );
}

function Problems({ problems }: { problems: readonly NotInvited[] }) {
  return (
    <ul className="list-disc pl-5">
      {problems.slice(0, 50).map(({ typed, because }) => (
        <li key={typed}>
          {typed} {NOT_INVITED[because]}
        </li>
      ))}
      {problems.length > 50 ? <li>and {problems.length - 50} more</li> : null}
    </ul>
  );
}
