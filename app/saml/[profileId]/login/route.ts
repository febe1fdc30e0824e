import type { NextRequest } from "next/server";
import { isProfileId } from "@/lib/core/ids";
import { parseReturnPath } from "@/lib/core/return-path";
import { beginSso } from "@/lib/login/begin-sso";
import { ports } from "@/lib/runtime/ports";
import { visitor } from "@/lib/session/visitor";
import { otherMethods } from "../../../other-methods";
import { NO_SUCH_PROFILE } from "../../plain-page";
import { sendRequest } from "../../send-request";

/** SP-initiated start: for our login page, tiles and bookmarks; with `test`, a test by link. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ profileId: string }> }) {
  const { profileId } = await params;
  if (!isProfileId(profileId)) return NO_SUCH_PROFILE();
  const query = request.nextUrl.searchParams;
  const test = query.get("test");
  return sendRequest(
    await beginSso(await ports(), {
      profileId,
      purpose: test ? { of: "test-link", secret: test } : { of: "login" },
      returnTo: parseReturnPath(query.get("returnTo")),
      startedFrom: query.get("from") === "tile" ? "tile" : "our-page",
      fresh: query.get("fresh") !== null,
      visitor: await visitor(),
    }),
  );
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods(
  "GET",
  "This address starts a sign-in when it is opened (GET). An identity provider posts its response to the ACS address, which ends with /acs.",
);
