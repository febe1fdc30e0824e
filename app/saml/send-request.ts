import type { BegunSso } from "@/lib/login/begin-sso";
import { NO_SUCH_PROFILE, plainPage, seeOther, TOO_OFTEN } from "./plain-page";
import { postForm } from "./post-form";

/** The answer to whoever started a sign-in: on to the identity provider, or why not. */
export function sendRequest(begun: BegunSso): Response {
  if ("problem" in begun) return seeOther(`/login/problem/${begun.problem}`);
  if ("wait" in begun) return TOO_OFTEN(begun.wait);
  if ("refused" in begun)
    return begun.refused === "no-such-profile"
      ? NO_SUCH_PROFILE()
      : plainPage(
          410,
          "This test link has ended",
          "It was revoked, or its seven days are over. Ask whoever sent it for a new one.",
        );
  const { request } = begun;
  return request.binding === "redirect" ? seeOther(request.url) : postForm(request.url, request.fields);
}
