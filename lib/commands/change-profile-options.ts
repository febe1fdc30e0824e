import { z } from "zod";
import type { ProfileId } from "../core/ids";
import { differences, editedSettings } from "../core/profile-settings";
import { NEW_ACCOUNTS, SIGNATURE_POLICIES } from "../core/sso-profile";
import { defineCommand } from "../runtime/command";
import { changedMeanwhile } from "./changed-meanwhile";

/** A tick box: absent from the form when it is off. */
const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined);
const uri = (what: string) =>
  z
    .string()
    .trim()
    .max(300)
    .refine(
      (text) => text === "" || /^[a-z][a-z0-9+.-]*:\S+$/i.test(text),
      `${what} is a name such as urn:oasis:….`,
    )
    .default("");

/** The options of a profile, into the draft (R5). All but `newAccounts` and `singleLogout` ask for a new test (R1). */
export const changeProfileOptionsCommand = defineCommand({
  permission: "sso.manage",
  setUpContact: "profile",
  input: z.object({
    profileId: z.string().transform((id) => id as ProfileId),
    seen: z.string().optional(),
    signInBinding: z.enum(["redirect", "post"], "Choose how requests are sent."),
    signaturePolicy: z.enum(SIGNATURE_POLICIES, "Choose what must be signed."),
    signRequests: tick,
    acceptUnsolicited: tick,
    forceAuthn: tick,
    singleLogout: tick,
    nameIdFormat: uri("A name ID format"),
    emailAttribute: z.string().trim().max(300, "Keep the attribute's name under 300 characters.").default(""),
    requestedAuthnContext: uri("An authentication class"),
    toleranceSeconds: z.coerce
      .number("Write the allowed clock difference in seconds.")
      .int("Write whole seconds.")
      .min(0, "The clock difference cannot be less than 0 seconds.")
      .max(300, "At most 300 seconds: more would let old responses in."),
    /** Left as it is when it is not sent. */
    newAccounts: z.enum(NEW_ACCOUNTS, "Choose whether accounts are made.").optional(),
  }),
  async run({ actor, repos, now }, { profileId, seen, newAccounts, ...given }) {
    const profile = await repos.profiles.find(profileId);
    if (!profile) return { refused: { code: "not-found", what: "profile" } };
    const meanwhile = await changedMeanwhile({ repos, actor }, profile, seen);
    if (meanwhile) return { refused: meanwhile };
    const before = editedSettings(profile, await repos.profiles.certificates(profileId));
    const configuration = {
      ...before.configuration,
      ...given,
      nameIdFormat: given.nameIdFormat || null,
      emailAttribute: given.emailAttribute || null,
      requestedAuthnContext: given.requestedAuthnContext ? [given.requestedAuthnContext] : [],
      // Who gets an account is the organization's matter, not that of whoever connects the identity provider.
      ...(newAccounts && actor.kind !== "contact" ? { newAccounts } : {}),
    };
    const changes = differences(before, { ...before, configuration });
    const changed = changes.map(({ setting }) => setting);
    await repos.profiles.change(profileId, {
      draft: { configuration, certificates: [...before.certificates] },
      draftChangedAt: now,
      draftChangedBy: actor.kind === "person" ? actor.userId : null,
    });
    return {
      done: { changed },
      events: [{ name: "sso-profile.changed", profileId, profile: profile.name, changed, changes }],
    };
  },
});
