import { z } from "zod";
import type { DomainEvent } from "../core/events";
import type { UserId } from "../core/ids";
import { asPerson, defineCommand } from "../runtime/command";
import { type PlannedRow, planImport } from "../runtime/plan-import";
import { readPeopleCsv } from "../runtime/read-people-csv";
import type { ToPassOn } from "./change-many-people";
import { changeRoleCommand } from "./change-role";
import { issueInvitation } from "./issue-invitation";

/**
 * Invites and changes what the dry run showed, on fresh facts, in one transaction: all or nothing. It never touches
 * exemptions or requirements, so nobody's way to sign in changes by a file.
 */
export const importUsersCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ csv: z.string().min(1, "Choose a file, or paste its text.") }),
  async run(context, { csv }) {
    const { repos, now, newId } = context;
    const actor = asPerson(context.actor);
    const read = readPeopleCsv(csv);
    if ("problem" in read) return { refused: { code: "csv-unreadable", message: read.problem } };
    const plan = await planImport(repos, actor, read.rows);
    const required = await repos.people.requiredDomains(now);
    const { name: organization } = await repos.organization.get();
    const events: DomainEvent[] = [];
    const links: ToPassOn[] = [];
    const done = { added: 0, changed: 0, skipped: 0 };

    const add = async ({ email, name, role }: Extract<PlannedRow, { what: "add" }>) => {
      const id = newId<UserId>("user");
      const row = { id, email, name, role, status: "invited", operator: false, createdAt: now } as const;
      const person = await repos.users.add({ ...row, invitedBy: actor.userId });
      if (!person) return false;
      const { link } = await issueInvitation({ ...context, actor, organization, required }, person);
      if (link) links.push({ email, link });
      events.push({ name: "user.invited", user: id, email, role });
      return true;
    };
    const change = async ({ person, name, role }: Extract<PlannedRow, { what: "change" }>) => {
      const { id, email } = person;
      if (role) {
        const outcome = await changeRoleCommand.run(context, { userId: id, role: role.to });
        if ("refused" in outcome) return false;
        events.push(...outcome.events);
      }
      if (name) {
        await repos.users.rename(id, { email, name: name.to });
        events.push({ name: "user.renamed", user: id, email, ...name });
      }
      return true;
    };
    for (const row of plan) {
      if (row.what === "add" && (await add(row))) done.added++;
      else if (row.what === "change" && (await change(row))) done.changed++;
      else done.skipped++;
    }
    if (events.length === 0) return { refused: { code: "nothing-to-import" } };
    return { done: { ...done, links }, events: [{ name: "users.imported", ...done }, ...events] };
  },
});
