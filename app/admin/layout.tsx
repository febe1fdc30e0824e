import { forbidden } from "next/navigation";
import type { ReactNode } from "react";
import { buttonClass } from "../../components/ui/button";
import { Notice } from "../../components/ui/notice";
import { adminFrameQuery } from "../../lib/queries/admin-frame";
import { administrator } from "../../lib/session/administrator";
import { ask } from "../../lib/session/ask";
import { AdminNav } from "./admin-nav";
import { DateTime } from "./date-time";
import { faultHeadline } from "./fault-headline";

/** Members get the 403 page; everybody in charge the frame, with what is urgent on top of every page. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await administrator("/admin");
  if (person.role === "member") forbidden();
  const { organization, failing, paused, requiredProfileId } = await ask(adminFrameQuery, {}, "/admin");
  return (
    <div className="min-h-dvh">
      {person.by === "emergency" ? (
        <div
          role="status"
          className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b-2 border-exempt-line bg-exempt-soft px-4 py-2 text-exempt"
        >
          <p>
            <strong>Emergency session</strong> since <DateTime at={person.signedInAt} only="time" />. Everyone
            in charge was told.
          </p>
          {requiredProfileId ? (
            <a className={buttonClass("exempt")} href={`/admin/sso/${requiredProfileId}/enforce/pause`}>
              Pause SSO requirement
            </a>
          ) : null}
          <a className={buttonClass("exempt")} href="/account">
            Sign out
          </a>
        </div>
      ) : null}
      <div className="mx-auto flex w-full max-w-[1312px] flex-col gap-x-8 lg:flex-row">
        <AdminNav organization={organization} email={person.email} operator={person.operator} />
        <main id="content" className="flex w-full min-w-0 max-w-[1040px] flex-col gap-6 px-4 py-8 lg:px-6">
          {failing.map((profile) => (
            <Notice key={profile.id} tone="danger" title={`Sign-in with ${profile.name} is failing.`}>
              <p>
                {profile.refused} of the last {profile.attempts} attempts were refused:{" "}
                <em>{faultHeadline(profile.because)}</em>
              </p>
              <p className="mt-2 flex flex-wrap gap-3">
                <a href={`/admin/sign-ins?result=refused&profile=${profile.id}`}>See what to do</a>
                <a href={`/admin/sso/${profile.id}/enforce/pause`}>Pause SSO requirement</a>
              </p>
            </Notice>
          ))}
          {paused.map((profile) => (
            <Notice
              key={profile.id}
              tone="exempt"
              title={`The SSO requirement of ${profile.name} is paused.`}
            >
              <p>
                {profile.until ? (
                  <>
                    It returns by itself <DateTime at={profile.until} />.
                  </>
                ) : (
                  "It stays paused until somebody resumes it."
                )}{" "}
                Reason: {profile.reason}. <a href={`/admin/sso/${profile.id}/enforce`}>Resume it</a>
              </p>
            </Notice>
          ))}
          {children}
        </main>
      </div>
    </div>
  );
}
