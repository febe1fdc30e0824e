import { sendRequest } from "@/app/saml/send-request";
import { can } from "@/lib/core/access";
import { isProfileId } from "@/lib/core/ids";
import { START_PAGE } from "@/lib/core/return-path";
import { beginSso } from "@/lib/login/begin-sso";
import { ports } from "@/lib/runtime/ports";
import { administrator } from "@/lib/session/administrator";
import { visitor } from "@/lib/session/visitor";

/** An administrator's own test: the edited settings, no session, nobody else affected (UX.md A.6.6). */
export async function GET(_request: Request, { params }: { params: Promise<{ profileId: string }> }) {
  const { profileId } = await params;
  const person = await administrator(`/admin/sso/${profileId}/test`);
  if (!isProfileId(profileId) || !can(person.role, "sso.manage"))
    return sendRequest({ refused: "no-such-profile" });
  return sendRequest(
    await beginSso(await ports(), {
      profileId,
      purpose: { of: "test", tester: person.userId, organizationId: person.organizationId },
      returnTo: START_PAGE,
      startedFrom: "our-page",
      visitor: await visitor(),
    }),
  );
}
