import { z } from "zod";
import { defineQuery } from "../runtime/query";
import { managedUser } from "./list-managed-users";
import { peopleFilter, peopleFilterInput } from "./people-filter";

/** So many rows are in memory at once. */
const CHUNK = 200;

/** One stretch of the export: those who match, from the cursor on. */
export const exportPeopleQuery = defineQuery({
  permission: "users.read",
  input: z.object({ ...peopleFilterInput, after: z.string().max(254).optional() }),
  async run({ reads, now }, { after, ...filter }) {
    const required = await reads.people.requiredDomains(now);
    const { people, next } = await reads.people.page(peopleFilter(filter), { after, limit: CHUNK }, now);
    const ids = people.map(({ id }) => id);
    const exempt = await reads.exemptions.exemptAmong(ids, now);
    return {
      rows: people.map((person) => ({
        ...managedUser(person, exempt.has(person.id), required),
        createdAt: person.createdAt,
      })),
      next,
    };
  },
});
