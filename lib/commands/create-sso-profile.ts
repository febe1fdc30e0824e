import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { GUIDES } from "../guides/guides";
import { defineCommand, type Outcome } from "../runtime/command";

/** Starts a profile as a draft: nothing changes for anybody until it is published. */
export const createSsoProfileCommand = defineCommand({
  permission: "sso.manage",
  input: z.object({
    provider: z
      .string()
      .refine((id) => GUIDES.some((guide) => guide.id === id), "Choose your identity provider."),
    name: z.string().trim().max(80, "Keep the name under 80 characters.").optional(),
  }),
  async run(
    { actor, repos, now, newId },
    { provider, name },
  ): Promise<Outcome<{ profileId: ProfileId; provider: string }>> {
    const taken = new Set((await repos.profiles.list()).map((profile) => profile.name.toLowerCase()));
    if (name && taken.has(name.toLowerCase())) return { refused: { code: "name-taken", name } };
    const profile = await repos.profiles.add({
      id: newId<ProfileId>("profile"),
      name: name || freeName(GUIDES.find(({ id }) => id === provider)!.name, taken),
      provider,
      visible: true,
      on: true,
      live: null,
      liveVersion: 0,
      draft: { configuration: {}, certificates: [] },
      wizard: { step: "provider", done: ["provider"] },
      testedBy: [],
      createdAt: now,
      createdBy: actor.kind === "person" ? actor.userId : null,
    });
    return {
      done: { profileId: profile.id, provider },
      events: [{ name: "sso-profile.created", profileId: profile.id, profile: profile.name }],
    };
  },
});

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
