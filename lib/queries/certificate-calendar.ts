import { z } from "zod";
import { calendarFile } from "../core/calendar";
import type { ProfileId } from "../core/ids";
import { guideOf } from "../guides/guides";
import { defineQuery } from "../runtime/query";

/** A calendar file with the end of each trusted certificate. Null when the profile is not here. */
export const certificateCalendarQuery = defineQuery({
  permission: "organization.read",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId) }),
  async run({ reads, now, origin }, { profileId }) {
    const profile = await reads.profiles.find(profileId);
    if (!profile) return null;
    const rollover = guideOf(profile.provider).certificate.rollover ?? "";
    const days = (await reads.profiles.certificates(profileId)).map((row) => ({
      id: `${row.id}.${profileId}`,
      day: row.notAfter,
      title: `${profile.name}: signing certificate ends`,
      text: `${row.subject}\nSHA-256 ${row.fingerprint}\nAdd the new certificate in Doorward before this day. ${rollover}`.trim(),
      url: `${origin}/admin/sso/${profileId}/certificates`,
      alarms: [30, 7],
    }));
    return calendarFile(`Certificates of ${profile.name}`, days, now);
  },
});
