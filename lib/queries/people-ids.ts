import { z } from "zod";
import { defineQuery } from "../runtime/query";
import { peopleFilter, peopleFilterInput } from "./people-filter";

/** The ids of those who match, for "select all that match": as many as one transaction takes, from the cursor on. */
export const peopleIdsQuery = defineQuery({
  permission: "users.read",
  input: z.object({
    ...peopleFilterInput,
    after: z.string().max(254).optional(),
    limit: z.number().int().min(1).max(1000),
  }),
  async run({ reads, now }, { after, limit, ...filter }) {
    const { people, next } = await reads.people.page(peopleFilter(filter), { after, limit }, now);
    return { ids: people.map(({ id }) => id as string), next };
  },
});
