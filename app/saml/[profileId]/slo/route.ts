import { cookies } from "next/headers";
import { isProfileId, type ProfileId, type SessionId } from "@/lib/core/ids";
import { beginLogout } from "@/lib/login/begin-logout";
import { cookieName } from "@/lib/login/cookies";
import { type ReceivedLogout, receiveLogout } from "@/lib/login/receive-logout";
import { ports } from "@/lib/runtime/ports";
import { rawQuery, stranger } from "@/lib/session/visitor";
import { otherMethods } from "../../../other-methods";
import { NO_SUCH_PROFILE, plainPage, seeOther, TOO_OFTEN } from "../../plain-page";
import { readPost } from "../../read-post";

type Context = { params: Promise<{ profileId: string }> };

/** The identity provider's request or answer by redirect; without either, the sign-out of this browser goes on to it. */
export async function GET(request: Request, { params }: Context) {
  const { profileId } = await params;
  if (!isProfileId(profileId)) return NO_SUCH_PROFILE();
  const { searchParams } = new URL(request.url);
  if (searchParams.has("SAMLRequest")) {
    const message = { binding: "redirect", query: rawQuery(request) } as const;
    const relayState = searchParams.get("RelayState");
    return answered(
      await receiveLogout(await ports(), { profileId, message, relayState, visitor: await stranger() }),
    );
  }
  // An answer to our request changes nothing here: the session had ended before it was sent.
  return searchParams.has("SAMLResponse") ? seeOther(SIGNED_OUT) : goOn(profileId);
}

/** The same by POST. */
export async function POST(request: Request, { params }: Context) {
  const { profileId } = await params;
  if (!isProfileId(profileId)) return NO_SUCH_PROFILE();
  const posted = await readPost(request);
  if ("refused" in posted) return NOT_BELIEVED(posted.refused);
  const requests = posted.fields.getAll("SAMLRequest");
  if (requests.length === 0) return seeOther(SIGNED_OUT);
  const message = { binding: "post", field: requests.length === 1 ? requests[0]! : "" } as const;
  const relayState = posted.fields.get("RelayState");
  return answered(
    await receiveLogout(await ports(), { profileId, message, relayState, visitor: await stranger() }),
  );
}

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods(
  "GET, POST",
  "This address takes SAML sign-out messages, by redirect (GET) or as a posted form.",
);

const SIGNED_OUT = "/login/signed-out";

async function goOn(profileId: ProfileId): Promise<Response> {
  const open = await ports();
  const jar = await cookies();
  const name = cookieName("signed-out", open.env.appUrl);
  const sessionId = jar.get(name)?.value as SessionId | undefined;
  jar.delete(name);
  return seeOther((sessionId && (await beginLogout(open, { profileId, sessionId }))) || SIGNED_OUT);
}

function answered(received: ReceivedLogout): Response {
  if ("refused" in received) return NO_SUCH_PROFILE();
  if ("wait" in received) return TOO_OFTEN(received.wait);
  if ("fault" in received) return NOT_BELIEVED(received.fault.code);
  return seeOther(received.answer ?? SIGNED_OUT);
}

const NOT_BELIEVED = (code: string) =>
  plainPage(
    400,
    "This sign-out request was not believed",
    `Nobody was signed out by it (${code}). To sign out here, use Sign out in the menu. Your IT team finds the reason in the audit log.`,
  );
