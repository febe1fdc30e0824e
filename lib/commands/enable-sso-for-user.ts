import { z } from "zod";
import { exemptionInWords, REQUIRED } from "../core/before-after";
import { asPerson, defineCommand } from "../runtime/command";
import { userIdInput } from "./change-person";

/** Ends a person's exemption: from the next sign-in on they use SSO again. Sessions stay (R8). */
export const enableSsoForUserCommand = defineCommand({
  permission: "users.manage",
  input: z.object({ userId: userIdInput }),
  async run({ repos, now, actor }, { userId }) {
    const person = await repos.users.find(userId);
    if (!person) return { refused: { code: "not-found", what: "person" } };
    if (person.role === "owner" && asPerson(actor).role !== "owner")
      return { refused: { code: "owner-required" } };
    const was = await repos.exemptions.findInForce(userId, now);
    const ended = await repos.exemptions.end([userId], "removed", asPerson(actor).userId, now);
    if (ended.length === 0) return { refused: { code: "not-exempt" } };
    await repos.links.revoke({ purpose: "set-password", userId }, now);
    return {
      done: { name: person.name },
      events: [
        {
          name: "user.sso-enabled",
          user: userId,
          email: person.email,
          because: "removed",
          ...(was ? { from: exemptionInWords(was) } : {}),
          to: REQUIRED,
        },
      ],
    };
  },
});
