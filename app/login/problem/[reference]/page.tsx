import { redirect } from "next/navigation";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { parseReturnPath, withReturnPath } from "@/lib/core/return-path";
import { faultWords } from "@/lib/guides/fault-words";
import { readProblem } from "@/lib/login/read-problem";
import { ports } from "@/lib/runtime/ports";
import { currentPerson } from "@/lib/session/administrator";
import { answerWith } from "@/lib/session/answer-with";
import { LoginHelp } from "../../login-help";

export const metadata = { title: "We couldn’t sign you in" };

/** A sign-in that was finished before is no error for the one who finished it: Back, reload, a restored tab (UX.md C.6). */
const FINISHED_BEFORE = [
  "RESPONSE_REPLAYED",
  "IN_RESPONSE_TO_UNKNOWN",
  "IN_RESPONSE_TO_MISMATCH",
  "other-browser",
];

/** Why it failed, in one sentence, and a reference that joins this page to the administrators' log (UX.md C.7). */
export default async function ProblemPage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params;
  const open = await ports();
  const problem = await readProblem(open, decodeURIComponent(reference));
  if (!problem) return <UnknownReference />;
  const person = await currentPerson();
  const returnTo = parseReturnPath(problem.returnTo);
  if (person && person.userId === problem.userId && FINISHED_BEFORE.includes(problem.because))
    redirect(returnTo);
  const words = faultWords(problem.because, {
    ref: problem.reference,
    org: problem.organization,
    email: problem.email,
    got: problem.got,
  });
  const again =
    problem.profileId && problem.because !== "UNSOLICITED_LOOP"
      ? withReturnPath(`/login/continue?profile=${problem.profileId}`, "next", returnTo)
      : withReturnPath("/login", "next", returnTo);
  const clock = ["NOT_YET_VALID", "EXPIRED", "ISSUED_IN_FUTURE"].includes(problem.because);
  const when = `${problem.at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
  const report = `Reference ${problem.reference}, ${when}: ${words.title} (${words.code})`;
  return (
    <SheetFrame title="We couldn’t sign you in" organization={problem.organization} foot={<LoginHelp />} wide>
      <p>{words.visitor}</p>
      {clock ? (
        <p>
          Your organization’s clock and ours may differ. Our time was{" "}
          <time dateTime={problem.at.toISOString()}>{when.slice(11)}</time>.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <a className={buttonClass("primary")} href={again}>
          Try again
        </a>
        <a className={buttonClass()} href={withReturnPath("/login", "next", returnTo)}>
          Use another account
        </a>
      </div>
      <Disclosure summary={`For your IT team: reference ${problem.reference}`} open>
        <div className="flex flex-col items-start gap-2 text-label text-text-2">
          <p>
            {words.title} (<code>{words.code}</code>). {when}
            {problem.profile ? `, with ${problem.profile}` : ""}.
          </p>
          <CopyButton value={report} label="reference" />
          {person && person.role !== "member" ? (
            <a className="link" href={`/admin/sign-ins/${problem.attemptId}`}>
              Open in the sign-in log
            </a>
          ) : null}
        </div>
      </Disclosure>
    </SheetFrame>
  );
}

/** Shown in place, not by notFound(): that page needs JavaScript, and this one must not. */
function UnknownReference() {
  answerWith(404);
  return (
    <SheetFrame title="We don’t know this reference" foot={<LoginHelp />}>
      <p>It may be mistyped, or older than we keep sign-ins.</p>
      <a className={buttonClass("primary", true)} href="/login">
        Go to the sign-in page
      </a>
    </SheetFrame>
  );
}
