import { z } from "zod";
import { isPaused } from "../../db/repositories/logins";
import { guideOf, wizardSteps } from "../guides/guides";
import { defineQuery } from "../runtime/query";
import { editedFingerprint, profileState } from "./profile-state";

const WEEK = 7 * 86_400_000;

/** The list's question: every profile with its state, its health, and where to go on. */
export const ssoProfilesQuery = defineQuery({
  permission: "organization.read",
  input: z.object({}),
  async run({ reads, now }) {
    const domains = await reads.domains.list();
    const week = (await reads.attempts.outcomesSince(new Date(now.getTime() - WEEK))).filter(
      ({ method }) => method === "sso",
    );
    const profiles = await Promise.all(
      (await reads.profiles.list()).map(async (profile) => {
        const certificates = await reads.profiles.certificates(profile.id);
        const required = domains.filter((row) => row.enforcedByProfileId === profile.id);
        const counts = await Promise.all(required.map(({ name }) => reads.users.countOnDomain(name)));
        const [test] = await reads.attempts.page(1, { profileId: profile.id, purpose: "test" });
        const guide = guideOf(profile.provider);
        const steps = wizardSteps(guide);
        const step = typeof profile.wizard.step === "string" ? profile.wizard.step : "create";
        const at = Math.max(
          1,
          steps.findIndex(({ id }) => id === step),
        );
        const trusted = certificates.filter(({ live }) => live);
        const mine = week.filter(({ profileId }) => profileId === profile.id);
        return {
          id: profile.id,
          name: profile.name,
          provider: guide.fullName,
          state: profileState(profile, certificates, {
            required: required.length > 0,
            paused: isPaused(profile, now),
            failed:
              test?.outcome === "test-failed" &&
              test.configuration === editedFingerprint(profile, certificates),
          }),
          domains: required.map(({ name }) => name),
          people: counts.reduce((sum, { people }) => sum + people, 0),
          step: { ...steps[at]!, number: at + 1, of: steps.length },
          published: profile.live !== null,
          /** The last day on which one of the trusted certificates is valid. */
          certificateUntil: trusted.length
            ? new Date(Math.max(...trusted.map(({ notAfter }) => notAfter.getTime())))
            : null,
          lastSignInAt: mine.find(({ outcome }) => outcome === "signed-in")?.startedAt ?? null,
          refusedThisWeek: mine.filter(({ outcome }) => outcome === "refused").length,
        };
      }),
    );
    return {
      profiles,
      domains: domains.map(({ name, verifiedAt, lostAt }) => ({
        name,
        verified: verifiedAt !== null && lostAt === null,
      })),
      now,
    };
  },
});
