import { z } from "zod";
import { defineCommand } from "../runtime/command";

/** Ends every session of the organization, also one's own (R8: separate from requiring SSO, and on purpose). */
export const signEveryoneOutCommand = defineCommand({
  permission: "organization.manage",
  fresh: true,
  input: z.object({}),
  async run({ repos, now }) {
    const sessions = await repos.sessions.endAll({}, now);
    return {
      done: { sessions },
      events: [{ name: "session.ended", user: "everyone", email: "everyone", sessions }],
    };
  },
});
