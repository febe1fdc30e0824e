import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import type { ReactNode } from "react";
import { AdminFrame } from "../../components/frame/admin-frame";
import { buttonClass } from "../../components/ui/button";
import { Notice } from "../../components/ui/notice";
import { SubmitButton } from "../../components/ui/submit-button";
import { When } from "../../components/when";
import { adminFrameQuery } from "../../lib/queries/admin-frame";
import { administrator } from "../../lib/session/administrator";
import { ask } from "../../lib/session/ask";
import { signOut } from "../../lib/session/sign-out";
import { faultHeadline } from "./fault-headline";
import { titleEnd } from "./page-title";

const ROLE = { owner: "Owner", admin: "Admin", member: "Member" } as const;

/** "Domains · Acme Corp · Doorward", for every page below. */
export async function generateMetadata(): Promise<Metadata> {
  const end = await titleEnd();
  return { title: { template: `%s · ${end}`, default: end } };
}

/** Members get the 403 page; everybody in charge the frame, with what is urgent on top of every page. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await administrator("/admin");
  if (person.role === "member") forbidden();
  const frame = await ask(adminFrameQuery, {}, "/admin");
  const danger = (
    <>
      {frame.failing.map((profile) => (
        <Notice key={profile.id} tone="danger" title={`Sign-in with ${profile.name} is failing.`}>
          <p>
            {profile.refused} of the last {profile.attempts} attempts were refused:{" "}
            <em>{faultHeadline(profile.because)}</em>
          </p>
          <p className="mt-2 flex flex-wrap gap-4">
            <a href={`/admin/sign-ins?result=refused&profile=${profile.id}`}>See what to do</a>
            <a href={`/admin/sso/${profile.id}/enforce#pause`}>Pause SSO requirement</a>
          </p>
        </Notice>
      ))}
      {frame.paused.map((profile) => (
        <Notice key={profile.id} tone="exempt" title={`The SSO requirement of ${profile.name} is paused.`}>
          <p>
            {profile.until ? (
              <>
                It returns by itself <When at={profile.until} format="absolute" />.
              </>
            ) : (
              "It stays paused until somebody resumes it."
            )}{" "}
            Reason: {profile.reason} <a href={`/admin/sso/${profile.id}/enforce#pause`}>Resume it</a>
          </p>
        </Notice>
      ))}
    </>
  );
  return (
    <AdminFrame
      organization={frame.organization}
      person={{ name: person.name, email: person.email, role: ROLE[person.role] }}
      signOut={signOut}
      emergencySince={person.by === "emergency" ? person.signedInAt : null}
      emergencyActions={
        <>
          {frame.requiredProfileId ? (
            <a className={buttonClass("exempt")} href={`/admin/sso/${frame.requiredProfileId}/enforce#pause`}>
              Pause SSO requirement
            </a>
          ) : null}
          <form action={signOut}>
            <SubmitButton tone="exempt">Sign out</SubmitButton>
          </form>
        </>
      }
      danger={danger}
      states={
        frame.troubledDomains.length > 0
          ? { domains: { attention: `${frame.troubledDomains.join(", ")} needs attention` } }
          : {}
      }
    >
      {children}
    </AdminFrame>
  );
}
