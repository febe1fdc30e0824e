import { z } from "zod";
import { defineQuery } from "../runtime/query";

/** For the titles of the Admin Center's pages (Q02). */
export const organizationNameQuery = defineQuery({
  permission: "organization.read",
  input: z.object({}),
  async run({ reads }) {
    return (await reads.organization.get()).name;
  },
});
