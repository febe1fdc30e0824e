import { z } from "zod";
import { defineCommand } from "../runtime/command";
import { userIdInput } from "./change-person";
import { exemptPerson, reasonInput, untilInput } from "./exempt-person";

/** Leaves one person out of SSO (S11): they get the password form again. A person without a password gets a link. */
export const disableSsoForUserCommand = defineCommand({
  permission: "users.manage",
  fresh: true,
  input: z.object({ userId: userIdInput, reason: reasonInput, until: untilInput }),
  async run(context, { userId, reason, until }) {
    const { repos, now } = context;
    const person = await repos.users.find(userId);
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
    return {
      done: outcome.done,
      events: [
        {
          name: "user.sso-disabled",
          user: userId,
          email: person.email,
          reason,
          until: until?.toISOString() ?? null,
        },
      ],
    };
  },
});
