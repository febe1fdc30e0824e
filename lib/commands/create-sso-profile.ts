import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { isReadableName, UNREADABLE_NAME } from "../core/readable-name";
import { detectFromLink, GUIDES, guideOf, wizardSteps } from "../guides/guides";
import { defineCommand, type Outcome } from "../runtime/command";

/** Starts a profile as a draft: nothing changes for anybody until it is published. */
export const createSsoProfileCommand = defineCommand({
  permission: "sso.manage",
  input: z
    .object({
      provider: z.string().optional(),
      /** Any link from the identity provider, for those who do not know its name. */
      link: z.string().trim().max(2048).optional(),
      name: z
        .string()
        .trim()
        .max(80, "Keep the name under 80 characters.")
        .refine(isReadableName, UNREADABLE_NAME)
        .optional(),
      /** Straight to bringing back the details; the guide is told from them. */
      skip: z.string().optional(),
    })
    .transform(({ provider, link, skip, ...rest }, context) => {
      const id = provider || (link ? detectFromLink(link)?.id : undefined) || (skip ? "generic" : "");
      if (GUIDES.some((guide) => guide.id === id)) return { ...rest, provider: id, skip: skip !== undefined };
      context.addIssue({
        code: "custom",
        path: [link ? "link" : "provider"],
        message: link
          ? "We don’t know that link. Choose your identity provider above, or “Other”."
          : "Choose your identity provider.",
      });
      return z.NEVER;
    }),
  async run(
    { actor, repos, now, newId },
    { provider, name, skip },
  ): Promise<Outcome<{ profileId: ProfileId; provider: string; skip: boolean }>> {
    const taken = new Set((await repos.profiles.list()).map((profile) => profile.name.toLowerCase()));
    if (name && taken.has(name.toLowerCase())) return { refused: { code: "name-taken", name } };
    const profile = await repos.profiles.add({
      id: newId<ProfileId>("profile"),
      name: name || freeName(guideOf(provider).name, taken),
      provider,
      visible: true,
      on: true,
      live: null,
      liveVersion: 0,
      draft: { configuration: {}, certificates: [] },
      wizard: { step: skip ? "collect" : wizardSteps(guideOf(provider))[1]!.id, done: ["provider"] },
      testedBy: [],
      createdAt: now,
      createdBy: actor.kind === "person" ? actor.userId : null,
    });
    return {
      done: { profileId: profile.id, provider, skip },
      events: [{ name: "sso-profile.created", profileId: profile.id, profile: profile.name }],
    };
  },
});

/** "Okta", "Okta 2" …: the first that no other profile has. `taken` in lower case. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
