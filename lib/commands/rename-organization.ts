import { z } from "zod";
import { isReadableName, UNREADABLE_NAME } from "../core/readable-name";
import { defineCommand } from "../runtime/command";

export const renameOrganizationCommand = defineCommand({
  permission: "organization.manage",
  input: z.object({
    name: z
      .string("Write a name.")
      .trim()
      .min(1, "Write a name.")
      .max(100, "Keep the name under 100 characters.")
      .refine(isReadableName, UNREADABLE_NAME)
      .refine((name) => !/\p{Cc}/u.test(name), "Use letters, digits and punctuation only."),
  }),
  async run({ repos }, { name }) {
    const { name: from } = await repos.organization.get();
    await repos.organization.rename(name);
    return { done: { name }, events: [{ name: "organization.renamed", from, to: name }] };
  },
});
