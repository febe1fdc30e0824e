import { z } from "zod";
import { domainOf, parseTypedEmail } from "../core/email";
import { defineQuery } from "../runtime/query";

/** May this organization try the ways in for the address? Only for its own people and its own verified domains. */
export const addressToTryQuery = defineQuery({
  permission: "sign-ins.read",
  input: z.object({ email: z.string() }),
  async run({ reads, actor }, { email: typed }) {
    const email = parseTypedEmail(typed);
    if (!email) return { problem: `“${typed}” is not an e-mail address.` } as const;
    const { organizationId } = actor;
    const person = await reads.users.findByEmail(email);
    const domain = await reads.domains.findByName(domainOf(email));
    const ours = person !== null || (domain !== null && domain.verifiedAt !== null);
    if (!ours || (await reads.users.takenElsewhere([email])).has(email))
      return { problem: `${email} is neither one of your people nor on a domain of yours.` } as const;
    return { email, organizationId, name: person?.name ?? null } as const;
  },
});
