import { isProfileId } from "@/lib/core/ids";
import { parseReturnPath, withReturnPath } from "@/lib/core/return-path";
import { faultWords } from "@/lib/guides/fault-words";
import { receiveAssertion } from "@/lib/login/receive-assertion";
import { ports } from "@/lib/runtime/ports";
import { setTicket, stranger } from "@/lib/session/visitor";
import { otherMethods } from "../../../other-methods";
import { NO_SUCH_PROFILE, plainPage, seeOther, TOO_OFTEN } from "../../plain-page";
import { readPost } from "../../read-post";

type Context = { params: Promise<{ profileId: string }> };

/** The response comes in by a form, and a 303 goes out. No Origin check: the signature is the protection (UX.md C.5). */
export async function POST(request: Request, { params }: Context) {
  const { profileId } = await params;
  if (!isProfileId(profileId)) return NO_SUCH_PROFILE();
  const posted = await readPost(request);
  if ("refused" in posted) return posted.refused === "too-large" ? TOO_LARGE() : NOT_A_FORM();
  const responses = posted.fields.getAll("SAMLResponse");
  if (responses.length === 0) return seeOther("/login?note=no-response");
  const answer = await receiveAssertion(await ports(), {
    profileId,
    // Two of them are none that we could choose (SECURITY.md T1).
    samlResponse: responses.length === 1 ? responses[0]! : "",
    relayState: posted.fields.get("RelayState"),
    visitor: await stranger(),
  });
  if ("ticket" in answer) {
    await setTicket(answer.ticket);
    return seeOther("/login/complete");
  }
  if ("restart" in answer)
    return seeOther(
      withReturnPath(`/saml/${profileId}/login?from=tile`, "returnTo", parseReturnPath(answer.returnTo)),
    );
  if ("tested" in answer) return seeOther(`/login/tested/${answer.tested}`);
  if ("problem" in answer) return seeOther(`/login/problem/${answer.problem}`);
  if ("unrecorded" in answer) return UNRECORDED(answer.unrecorded);
  return "wait" in answer ? TOO_OFTEN(answer.wait) : NO_SUCH_PROFILE();
}

/** A bookmark of this address is no mistake of the visitor. */
export const GET = () => seeOther("/login");

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods(
  "GET, POST",
  "This address takes SAML responses as a posted form (HTTP-POST binding).",
);

const UNRECORDED = (because: string) =>
  plainPage(
    400,
    "We couldn’t sign you in",
    `${faultWords(because, { ref: undefined, org: "", email: "" }).visitor} There is no reference for it: too many responses like this one came in this hour.`,
  );
const TOO_LARGE = () =>
  plainPage(
    413,
    "The response is too large",
    "What the identity provider sent is larger than 512 KiB. Ask your IT team to send fewer attributes, for example fewer groups.",
  );
const NOT_A_FORM = () =>
  plainPage(
    415,
    "That is not a sign-in response",
    "This address takes SAML responses as a form (HTTP-POST binding). Ask your IT team to set the app to SAML 2.0 with HTTP-POST.",
  );
