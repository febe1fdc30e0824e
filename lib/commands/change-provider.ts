import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { GUIDES, guideOf } from "../guides/guides";
import { defineCommand, KEEPS_A_PLACE, type Outcome } from "../runtime/command";
import { freeName } from "./create-sso-profile";

/** Another guide for the same profile: values and settings stay, ticks of the old guide go. */
export const changeProviderCommand = defineCommand({
  permission: "sso.manage",
  setUpContact: "profile",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    provider: z
      .string("Choose your identity provider.")
      .refine((id) => GUIDES.some((guide) => guide.id === id), "Choose your identity provider."),
    /** The step to come back to. */
    step: z.string().max(20).optional(),
  }),
  async run(
    { repos },
    { profileId, provider, step },
  ): Promise<Outcome<{ profileId: ProfileId; provider: string; step: string | null }>> {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const done = { profileId, provider, step: step ?? null };
    if (provider === profile.provider) return { done, events: KEEPS_A_PLACE };
    const others = (await repos.profiles.list()).filter(({ id }) => id !== profileId);
    const taken = new Set(others.map(({ name }) => name.toLowerCase()));
    // A name that only repeats the old provider's follows; one that somebody chose stays.
    const old = guideOf(profile.provider).name;
    const follows = profile.live === null && new RegExp(`^${escaped(old)}( \\d+)?$`).test(profile.name);
    const name = follows ? freeName(guideOf(provider).name, taken) : profile.name;
    await repos.profiles.change(profileId, {
      provider,
      name,
      wizard: { ...profile.wizard, ticks: [] },
    });
    return {
      done,
      events: [
        {
          name: "sso-profile.changed",
          profileId,
          profile: name,
          changed: ["provider"],
          changes: [{ setting: "provider", from: old, to: guideOf(provider).name }],
        },
      ],
    };
  },
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
