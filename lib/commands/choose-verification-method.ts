import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { domainIdInput } from "./domain-work";

/** By a DNS record, or by a file on the domain's web server. The value stays the same. */
export const chooseVerificationMethodCommand = defineCommand({
  permission: "domains.manage",
  setUpContact: "domains",
  input: z.object({
    domainId: domainIdInput,
    method: z.enum(["dns", "https-file"], "Choose a DNS record or a file."),
  }),
  async run({ repos, now }, { domainId, method }) {
    const row = await repos.domains.find(domainId);
    if (!row) return { refused: { code: "not-found", what: "domain" } };
    const waiting = row.verifiedAt === null && row.lostAt === null;
    await repos.domains.change(domainId, {
      method,
      // What was seen by the other method says nothing any more.
      ...(method === row.method ? {} : { observation: null, checkedAt: null }),
      ...(waiting ? { nextCheckAt: now } : {}),
    });
    return { done: { method }, events: [{ name: "domain.method-chosen", domain: row.name, method }] };
  },
});
