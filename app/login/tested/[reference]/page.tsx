import { SheetFrame } from "@/components/frame/sheet-frame";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { faultWords } from "@/lib/guides/fault-words";
import { readTest } from "@/lib/login/read-problem";
import { ports } from "@/lib/runtime/ports";
import { currentPerson } from "@/lib/session/administrator";
import { answerWith } from "@/lib/session/answer-with";

export const metadata = { title: "Test" };

/** The end of a test sign-in, in the tester's tab: nobody was signed in. */
export default async function TestedPage({ params }: { params: Promise<{ reference: string }> }) {
  const { reference } = await params;
  const test = await readTest(await ports(), decodeURIComponent(reference));
  if (!test) return <UnknownTest />;
  const person = await currentPerson();
  const words =
    test.because === null || test.because === "settings-changed"
      ? null
      : faultWords(test.because, { ref: reference, org: "", email: "", got: test.got });
  return (
    <SheetFrame title={test.passed ? "The test passed" : "The test did not pass"} wide>
      {test.passed ? (
        <Notice tone="ok" role="note">
          {test.profile} signed you in as it should. This was a test: nobody was signed in here, and nothing
          changed for anybody.
        </Notice>
      ) : (
        <Notice tone="warn" role="note" title={words?.title ?? "The settings changed during the test"}>
          {words?.fix ?? "Start the test again."}
        </Notice>
      )}
      <p>You can close this tab. The result is on the test page already.</p>
      {person && person.role !== "member" ? (
        <LinkButton tone="primary" href={`/admin/sso/${test.profileId}/test`}>
          Look at the result
        </LinkButton>
      ) : null}
    </SheetFrame>
  );
}

function UnknownTest() {
  answerWith(404);
  return (
    <SheetFrame title="We don’t know this test">
      <p>Its reference may be mistyped, or older than we keep sign-ins. Start the test again.</p>
    </SheetFrame>
  );
}
