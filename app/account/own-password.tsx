import { dayOf } from "../../components/relative-time";
import { buttonClass } from "../../components/ui/button";
import { Card } from "../../components/ui/card";
import { PasswordField } from "../../components/ui/password-field";
import { SubmitButton } from "../../components/ui/submit-button";
import { ActionForm } from "../admin/action-form";
import type { Account } from "./account";
import { changePassword } from "./actions";

/** The password: to change, to set for the first time, or why there is none here. */
export function OwnPassword({ account }: { account: Account }) {
  if (!account.passwordOpen)
    return (
      <Card title="Password">
        <p className="measure">You don’t have a password here. Change your password at your organization.</p>
      </Card>
    );
  if (!account.hasPassword)
    return (
      <Card title="Password">
        <p className="measure">You have no password yet. We send you a link to choose one.</p>
        <p>
          <a className={buttonClass()} href={`/login/forgot?email=${encodeURIComponent(account.email)}`}>
            Set a password
          </a>
        </p>
      </Card>
    );
  return (
    <Card title="Password" meta={account.passwordSetAt ? `set ${dayOf(account.passwordSetAt)}` : undefined}>
      <ActionForm
        action={changePassword}
        done="Your password is changed. You are signed out everywhere else."
        className="flex max-w-md flex-col gap-4"
      >
        <input type="text" name="username" value={account.email} autoComplete="username" readOnly hidden />
        <PasswordField name="current" label="Present password" autoComplete="current-password" required />
        <PasswordField
          name="password"
          label="New password"
          hint="At least 12 characters. A few words that only you would put together work well."
          autoComplete="new-password"
          required
        />
        <div>
          <SubmitButton tone="secondary" pending="One moment…">
            Change password
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
