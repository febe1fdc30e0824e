import { z } from "zod";
import { ROLES } from "../core/access";
import { ownersChangedMail, roleChangedMail } from "../mail/people";
import { asPerson, defineCommand } from "../runtime/command";
import { personToChange, userIdInput } from "./change-person";

/** Owner, Admin or Member (S14). The person is told; owners are told when there is one more or one less of them (UX.md F 27). */
export const changeRoleCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ userId: userIdInput, role: z.enum(ROLES, "Choose Owner, Admin or Member.") }),
  async run(context, { userId, role }) {
    const { actor, repos, now, newId, origin } = context;
    const found = await personToChange(context, userId, "change-role", role);
    if ("refused" in found) return found;
    const { person } = found;
    if (person.role === role) return { refused: { code: "role-unchanged" } };
    await repos.users.change(userId, { role });
    const { name: organization } = await repos.organization.get();
    const told = { organization, by: asPerson(actor).name, at: now };
    const mails = [roleChangedMail({ ...told, to: person.email, from: person.role, role })];
    if (person.role === "owner" || role === "owner") {
      const owners = (await repos.users.owners()).filter((owner) => owner.id !== userId).slice(0, 20);
      const about = { ...told, origin, person: person.name, became: role === "owner" };
      mails.push(...owners.map((owner) => ownersChangedMail({ ...about, to: owner.email })));
    }
    await repos.outbox.add(mails, now, () => newId("mail"));
    return {
      done: { name: person.name, role },
      events: [{ name: "user.role-changed", user: userId, email: person.email, from: person.role, to: role }],
    };
  },
});
