import { z } from "zod";
import { recordToAdd } from "../core/dns-instructions";
import { parseEmail } from "../core/email";
import { dnsInstructionsMail } from "../mail/domains";
import { defineCommand } from "../runtime/command";
import { publicSuffixes } from "../runtime/public-suffixes";
import { exceeds } from "../runtime/rate-limit";
import { domainIdInput } from "./domain-work";

const input = z.object({ domainId: domainIdInput, email: z.string().trim().max(320, "That is too long.") });

/** F 2: the record as a mail to whoever looks after the DNS. That person needs no account. */
export const mailDnsInstructionsCommand = defineCommand<
  typeof input,
  { email: string; mailIsSent: boolean },
  undefined
>({
  permission: "domains.manage",
  setUpContact: "domains",
  input,
  async prepare(outside, reads, { email }) {
    if (!parseEmail(email)) return { refused: { code: "email-invalid", email } };
    const { id } = await reads.organization.get();
    const seconds = await exceeds(outside, ["dns-instructions/organization", id]);
    return seconds === null ? { evidence: undefined } : { refused: { code: "too-many-tries", seconds } };
  },
  async run({ actor, repos, now, newId, mailIsSent }, { domainId, email: typed }) {
    const row = await repos.domains.find(domainId);
    if (!row) return { refused: { code: "not-found", what: "domain" } };
    const email = parseEmail(typed)!;
    const { name: organization } = await repos.organization.get();
    const zone = publicSuffixes.registrable(row.name) ?? row.name;
    const by = actor.kind === "person" ? actor.name : actor.email;
    const mail = dnsInstructionsMail({
      to: email,
      organization,
      by,
      domain: row.name,
      record: recordToAdd(row.name, zone, row.challenge),
    });
    await repos.outbox.add([mail], now, () => newId("mail"));
    return {
      done: { email, mailIsSent },
      events: [{ name: "domain.instructions-mailed", domain: row.name, email }],
    };
  },
});
