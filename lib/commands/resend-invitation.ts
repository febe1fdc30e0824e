import { z } from "zod";
import { asPerson, defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";
import { issueInvitation } from "./issue-invitation";

/** A new invitation for 14 days; the earlier link stops working. */
export const resendInvitationCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ userId: userIdInput }),
  async run(context, { userId }) {
    const { repos, now } = context;
    const found = await personToChange(context, userId, "restore");
    if ("refused" in found) return found;
    const { person } = found;
    if (person.status !== "invited") return { refused: { code: "user-not-invited" } };
    const required = await repos.people.requiredDomains(now);
    const { name: organization } = await repos.organization.get();
    const actor = asPerson(context.actor);
    const invitation = await issueInvitation({ ...context, actor, organization, required }, person);
    return {
      done: { name: person.name, ...invitation },
      events: [{ name: "user.invitation-sent", user: userId, email: person.email }],
    };
  },
});
