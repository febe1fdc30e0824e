import { z } from "zod";
import { defineCommand } from "../runtime/command";

/** Puts on record that the list of people left the product, and how many rows did. */
export const recordExportCommand = defineCommand({
  permission: "users.read",
  input: z.object({ people: z.number().int().min(0) }),
  async run(_context, { people }) {
    return { done: {}, events: [{ name: "users.exported", people }] };
  },
});
