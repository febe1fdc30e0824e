import { z } from "zod";
import { parseEmail } from "../core/email";
import { defineCommand } from "../runtime/command";
import { exemptPerson, reasonInput, untilInput } from "./exempt-person";

/** The same as the switch in the list of people, for somebody whose address is typed. */
export const exemptByAddressCommand = defineCommand({
  permission: "users.manage",
  fresh: true,
  input: z.object({ email: z.string("Write an address."), reason: reasonInput, until: untilInput }),
  async run(context, { email: typed, reason, until }) {
    const { repos, now } = context;
    const email = parseEmail(typed);
    if (!email) return { refused: { code: "email-invalid", email: typed } };
    const person = await repos.users.findByEmail(email);
    if (!person) return { refused: { code: "not-found", what: "person" } };
    const required = (await repos.people.requiredDomains(now)).find(
      ({ name }) => name === person.emailDomain,
    );
    const outcome = await exemptPerson(context, person, {
      domainEnforced: required !== undefined,
      profile: required?.profile ?? "single sign-on",
      reason,
      until,
    });
    if ("refused" in outcome) return outcome;
    const end = until?.toISOString() ?? null;
    return {
      done: outcome.done,
      events: [{ name: "user.sso-disabled", user: person.id, email, reason, until: end }],
    };
  },
});
