import { PageHeader } from "../../components/page-header";
import { signInSentence } from "../../components/sign-in-sentence";
import { Card } from "../../components/ui/card";
import { StatusBadge } from "../../components/ui/status-badge";
import { accountQuery } from "../../lib/queries/account";
import { ask } from "../../lib/session/ask";
import { signOut } from "../../lib/session/sign-out";
import { AccountFrame } from "./account-frame";
import { OwnPassword } from "./own-password";
import { OwnSessions } from "./own-sessions";
import { OwnSignIns } from "./own-sign-ins";
import { Passkeys } from "./passkeys";
import { SecondFactor } from "./second-factor";

export const metadata = { title: "Your account" };

/** A person's own page: how they sign in and why, where they are signed in, and their password if they have one (UX.md A.6.14). */
export default async function AccountPage() {
  const account = await ask(accountQuery, {}, "/account");
  if (!account) return null;
  const { organization, signIn, codesLeft } = account;
  return (
    <AccountFrame organization={organization.name} inCharge={account.role !== "member"} signOut={signOut}>
      <PageHeader title="Your account" subtitle={`${account.name} · ${account.email}`} />
      <Card title="How you sign in" actions={<StatusBadge of="method" is={signIn.way} />}>
        <p className="measure">
          {account.elsewhere
            ? `Another organization requires single sign-on for ${account.domain}, so there is no password for this address.`
            : signInSentence({ ...account, name: null })}
        </p>
        {signIn.way === "sso" ? (
          <p className="text-text-2">Required by {organization.name}.</p>
        ) : signIn.way === "exempt" && account.exemptReason ? (
          <p className="text-text-2">The reason on record: {account.exemptReason}</p>
        ) : null}
      </Card>
      <OwnPassword account={account} />
      {account.passwordOpen && account.hasPassword ? <SecondFactor account={account} /> : null}
      <Passkeys account={account} />
      {codesLeft === null ? null : (
        <Card title="Recovery codes" tone="exempt">
          <p className="measure">
            {codesLeft === 0
              ? "You have no recovery codes. Make them now, before you need them."
              : `You have ${codesLeft} recovery ${codesLeft === 1 ? "code" : "codes"} left.`}{" "}
            Each works once, together with your password or passkey, when the identity provider is down.
          </p>
          <p>
            <a className="link" href="/admin/access#emergency">
              Recovery codes and practice
            </a>
          </p>
        </Card>
      )}
      <OwnSessions account={account} />
      <OwnSignIns account={account} />
    </AccountFrame>
  );
}
