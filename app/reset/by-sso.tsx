import { buttonClass } from "@/components/ui/button";
import type { ProfileId } from "@/lib/core/ids";

/** To the identity provider. A plain link: nothing may follow it by itself. */
export function BySso({ profileId, profile }: { profileId: ProfileId; profile: string }) {
  return (
    <a className={buttonClass("primary", true)} href={`/saml/${profileId}/login?returnTo=/`}>
      Sign in with {profile}
    </a>
  );
}
