import { redirect } from "next/navigation";
import { SheetFrame } from "@/components/frame/sheet-frame";
import { isProfileId } from "@/lib/core/ids";
import { parseReturnPath, withReturnPath } from "@/lib/core/return-path";
import { rememberedProfile } from "@/lib/login/remembered-profile";
import { ports } from "@/lib/runtime/ports";
import { GoOn } from "../go-on";
import { LoginHelp } from "../login-help";

export const metadata = { title: "Taking you to your organization" };

/**
 * Between the form and the identity provider. A form whose answer redirects to another site is blocked by
 * `form-action 'self'` (measured in Chromium, UX.md C.5), so the form ends here and the page goes on by itself.
 */
export default async function ContinuePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const profileId = String(query.profile ?? "");
  const next = parseReturnPath(query.next);
  if (!isProfileId(profileId)) redirect(withReturnPath("/login", "next", next));
  const profile = await rememberedProfile(await ports(), profileId);
  const start = `/saml/${profileId}/login${query.fresh ? "?fresh=1" : ""}`;
  const href = withReturnPath(start, "returnTo", next);
  const name = profile?.profile ?? "your organization";
  return (
    <SheetFrame title={`Taking you to ${name}…`} foot={<LoginHelp />}>
      <GoOn href={href} />
      <p role="status">
        You sign in there and come back by yourself. If nothing happens,{" "}
        <a className="link" href={href}>
          continue to {name}
        </a>
        .
      </p>
    </SheetFrame>
  );
}
