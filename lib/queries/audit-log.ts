import { z } from "zod";
import type { EventName } from "../core/events";
import { defineQuery } from "../runtime/query";

const PAGE = 50;
const EXPORT = 10_000;

/** What happened, newest first. `before` is `at|id` of the last row of the page before. */
export const auditLogQuery = defineQuery({
  permission: "audit.read",
  input: z.object({
    name: z.string().optional(),
    subject: z.string().optional(),
    before: z.string().optional(),
    all: z.boolean().optional(),
  }),
  async run({ reads }, { name, subject, before, all }) {
    const limit = all ? EXPORT : PAGE;
    const [at, id] = before?.split("|") ?? [];
    const cursor = at && id && !Number.isNaN(Date.parse(at)) ? { at: new Date(at), id } : undefined;
    const rows = await reads.audit.page(limit + 1, {
      before: cursor,
      name: (name as EventName) || undefined,
      subject: subject || undefined,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      rows: shown,
      next: rows.length > limit && last ? `${last.at.toISOString()}|${last.id}` : null,
    };
  },
});
