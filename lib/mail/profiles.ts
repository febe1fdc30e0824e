// Mail about an SSO profile's settings (UX.md F 10).
import type { Mail, ToAdministrator } from "../core/mail";
import { composeMail } from "./compose";
import { mailInstant } from "./words";

/** To everybody in charge, at each publication: who, when, and what is different. */
export function publishedMail(
  of: ToAdministrator & {
    profile: string;
    profileId: string;
    by: string;
    at: Date;
    /** One sentence per change; empty at the first publication. */
    changes: readonly string[];
    required: boolean;
  },
): Mail {
  const { profile, by, changes } = of;
  const first = changes.length === 0;
  return composeMail({
    kind: "profile-published",
    to: of.to,
    subject: first ? `${profile} was published by ${by}` : `${profile} settings were changed by ${by}`,
    preheader: "If you expected this, you need to do nothing.",
    paragraphs: [
      `If you expected this, you need to do nothing. If not, open the profile: the change can be undone for 24 hours.`,
      of.required
        ? "People must use this profile, so their next sign-in uses these settings."
        : "Nobody has to use this profile at present.",
    ],
    facts: [
      { label: "By", value: by },
      { label: "When", value: mailInstant(of.at) },
      ...changes.map((value) => ({ label: "Changed", value })),
    ],
    button: { label: `Open ${profile}`, url: `${of.origin}/admin/sso/${of.profileId}` },
    because: `You get this because you look after single sign-on of ${of.organization} on Doorward.`,
    settingsUrl: `${of.origin}/admin/settings`,
  });
}
