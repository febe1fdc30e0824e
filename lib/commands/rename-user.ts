import { z } from "zod";
import { isReadableName, UNREADABLE_NAME } from "../core/readable-name";
import { defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/** The name that lists and mails use. Nothing about signing in follows from it. */
export const renameUserCommand = defineCommand({
  permission: "users.manage",
  input: z.object({
    userId: userIdInput,
    name: z
      .string()
      .trim()
      .min(1, "Type a name.")
      .max(200, "A name has 200 characters at most.")
      .refine(isReadableName, UNREADABLE_NAME),
  }),
  async run(context, { userId, name }) {
    const found = await personToChange(context, userId, "change-address");
    if ("refused" in found) return found;
    const { email, name: from } = found.person;
    await context.repos.users.rename(userId, { email, name });
    return { done: { name }, events: [{ name: "user.renamed", user: userId, email, from, to: name }] };
  },
});
