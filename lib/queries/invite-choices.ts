import { z } from "zod";
import { mayManageRole, ROLES } from "../core/access";
import { defineQuery } from "../runtime/query";

/** What the invitation form needs to say how each address will sign in. */
export const inviteChoicesQuery = defineQuery({
  permission: "users.manage",
  input: z.object({}),
  async run({ reads, now, actor, mailIsSent }) {
    const required = await reads.people.requiredDomains(now);
    return {
      required: required.filter(({ paused }) => !paused).map(({ name, profile }) => ({ name, profile })),
      roles: ROLES.filter((role) => actor.kind === "person" && mayManageRole(actor.role, role)).reverse(),
      mailIsSent,
    };
  },
});
