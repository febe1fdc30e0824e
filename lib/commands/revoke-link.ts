import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { defineCommand } from "../runtime/command";

/** Ends a set-up link or a test link at once; whoever has it open is out. */
export const revokeLinkCommand = defineCommand({
  permission: "sso.manage",
  input: z.object({ profileId: z.string().transform((id) => id as ProfileId), linkId: z.string() }),
  async run({ repos, now }, { profileId, linkId }) {
    const profile = await repos.profiles.find(profileId);
    const link = profile ? await repos.links.find(linkId) : null;
    if (!profile || !link || link.profileId !== profileId || link.revokedAt !== null)
      return { refused: { code: "not-found", what: "link" } };
    if (link.purpose !== "set-up" && link.purpose !== "test")
      return { refused: { code: "not-found", what: "link" } };
    await repos.links.change(linkId, { revokedAt: now });
    const name = link.purpose === "set-up" ? "set-up-link.revoked" : "test-link.revoked";
    return {
      done: { linkId },
      events: [{ name, profileId, profile: profile.name, email: link.email ?? "" }],
    };
  },
});
