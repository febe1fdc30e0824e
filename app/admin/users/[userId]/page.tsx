import { notFound } from "next/navigation";
import { PageHeader } from "../../../../components/page-header";
import { signInSentence } from "../../../../components/sign-in-sentence";
import { Card } from "../../../../components/ui/card";
import { Facts } from "../../../../components/ui/facts";
import { StatusBadge } from "../../../../components/ui/status-badge";
import { When } from "../../../../components/when";
import { managedUserDetailQuery } from "../../../../lib/queries/managed-user-detail";
import { ask } from "../../../../lib/session/ask";
import { methodOf, ROLE_WORDS } from "../people";
import { SsoSwitch } from "../sso-switch";
import { WhyNoSwitch } from "../why-no-switch";
import { ChangePerson } from "./change-person";
import { ExemptForm } from "./exempt-form";
import { ExemptionHistory } from "./exemption-history";
import { Identities } from "./identities";
import { PersonButton, PersonButtons } from "./person-buttons";
import { PersonSessions, PersonSignIns } from "./sign-ins";

export const metadata = { title: "User" };

/** One person: how they sign in and why, and everything that can be done about it (UX.md A.6.8). */
export default async function UserPage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params;
  const user = await ask(managedUserDetailQuery, { userId }, `/admin/users/${userId}`);
  if (!user) notFound();
  const { name } = user;
  return (
    <>
      <PageHeader
        back={{ href: "/admin/users", label: "Users" }}
        title={name}
        status={<StatusBadge of="method" is={methodOf(user)} />}
        subtitle={`${user.email} · ${ROLE_WORDS[user.role]}${user.mine ? " · you" : ""}`}
      />
      <Card title={`How ${name} signs in`}>
        <p className="measure">
          {user.status === "invited" ? `${name} is invited and has not signed in yet. ` : ""}
          {signInSentence(user)}
        </p>
        <div id="exempt" className="flex flex-wrap items-start gap-x-4">
          {user.sso.shown === "none" ? (
            <>
              <span className="leading-8 font-medium">SSO switch</span>
              <WhyNoSwitch person={user} domains={user.verified} />
            </>
          ) : (
            <>
              <span className="leading-9 font-medium">SSO required</span>
              <SsoSwitch person={user} suggestedUntil={user.suggestedUntil} today={user.today} />
            </>
          )}
        </div>
        {user.sso.shown === "switch" && user.sso.on ? <ExemptForm user={user} /> : null}
        <ExemptionHistory user={user} />
      </Card>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <ChangePerson user={user} />
        <Card title="About this person">
          <Facts
            facts={[
              { term: "Last sign-in", is: user.lastSignInAt ? <When at={user.lastSignInAt} /> : "never" },
              { term: "Password", is: user.hasPassword ? "set" : "none" },
              {
                term: "Second factor",
                is:
                  user.secondFactor || user.passkeys > 0 ? (
                    <span className="flex flex-wrap items-center gap-3">
                      {[
                        ...(user.secondFactor ? ["authenticator app"] : []),
                        ...(user.passkeys > 0
                          ? [user.passkeys === 1 ? "1 passkey" : `${user.passkeys} passkeys`]
                          : []),
                      ].join(", ")}
                      {user.mayChange && !user.mine ? (
                        <PersonButton kind="second-factor" person={{ id: user.id, name, email: user.email }}>
                          Remove…
                        </PersonButton>
                      ) : null}
                    </span>
                  ) : (
                    "none"
                  ),
              },
              { term: "Added", is: <When at={user.createdAt} format="day" /> },
              { term: "Invited by", is: user.invitedBy },
              { term: "Joined", is: user.joinedAt ? <When at={user.joinedAt} format="day" /> : "not yet" },
              ...(user.suspendedAt
                ? [{ term: "Suspended", is: <When at={user.suspendedAt} format="day" /> }]
                : []),
            ]}
          />
          <p>
            <a className="link" href={`/admin/audit?subject=${user.id}`}>
              What happened to {name}
            </a>
          </p>
        </Card>
      </div>
      <PersonSessions user={user} />
      <PersonSignIns user={user} />
      {user.identities.length > 0 ? <Identities user={user} /> : null}
      <Card title={`Suspend or remove ${name}`} tone="danger">
        {user.mayChange ? (
          <PersonButtons
            person={{ id: user.id, name, email: user.email }}
            status={user.status}
            mine={user.mine}
          />
        ) : (
          <p className="text-text-2">Only owners can do this to an owner.</p>
        )}
      </Card>
    </>
  );
}
