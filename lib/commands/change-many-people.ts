import { z } from "zod";
import { isFresh } from "../core/access";
import type { DomainEvent, Events } from "../core/events";
import type { Refusal } from "../core/refusals";
import { asPerson, type CommandContext, defineCommand, type Outcome } from "../runtime/command";
import { userIdInput } from "./change-person";
import { disableSsoForUserCommand } from "./disable-sso-for-user";
import { enableSsoForUserCommand } from "./enable-sso-for-user";
import { reasonInput, untilInput } from "./exempt-person";
import { resendInvitationCommand } from "./resend-invitation";
import { suspendUserCommand } from "./suspend-user";

/** So many people in one transaction, so that nobody else waits long for the database. */
export const CHUNK = 200;
export const BULK_CHANGES = ["require-sso", "make-exempt", "resend-invitation", "suspend"] as const;

/** Somebody who was not changed, and why. */
export interface NotChanged {
  readonly name: string;
  readonly email: string;
  readonly refused: Refusal;
}
/** Where no mail is sent: addresses to pass on. */
export interface ToPassOn {
  readonly email: string;
  readonly link: string;
}
export interface ManyChanged {
  readonly changed: number;
  readonly notChanged: readonly NotChanged[];
  readonly links: readonly ToPassOn[];
}

/** The same as for one person, for many: each is changed or refused by itself, and nobody is changed for another's refusal. */
export const changeManyPeopleCommand = defineCommand({
  permission: "users.manage",
  input: z
    .object({
      userIds: z.array(userIdInput).min(1, "Select somebody first.").max(CHUNK),
      change: z.enum(BULK_CHANGES, "Choose what to do."),
      reason: z.string().optional(),
      until: untilInput,
    })
    .superRefine(({ change, reason }, context) => {
      if (change !== "make-exempt") return;
      for (const { message } of reasonInput.safeParse(reason).error?.issues ?? [])
        context.addIssue({ code: "custom", message, path: ["reason"] });
    }),
  async run(context, { userIds, change, reason, until }): Promise<Outcome<ManyChanged>> {
    const { repos, now } = context;
    // R11, as for one person: only leaving people out of SSO asks for it.
    if (change === "make-exempt" && !isFresh(asPerson(context.actor).signedInAt, now))
      return { refused: { code: "sign-in-not-fresh" } };
    const events: DomainEvent[] = [];
    const notChanged: NotChanged[] = [];
    const links: ToPassOn[] = [];
    const wanted = new Set(userIds);
    for (const userId of wanted) {
      const person = await repos.users.find(userId);
      const { name, email } = person ?? { name: "Somebody", email: "" };
      const outcome = await changeOne(context, change, { userId, reason: reason?.trim() ?? "", until });
      if ("refused" in outcome) {
        notChanged.push({ name, email, refused: outcome.refused });
        continue;
      }
      events.push(...outcome.events);
      const { link } = outcome.done as { link?: string | null };
      if (link) links.push({ email, link });
    }
    const [first, ...rest] = events;
    // Nobody was changed: nothing to record, and the reasons are the answer.
    if (!first) return { refused: { code: "nobody-changed", people: notChanged } };
    const changed = wanted.size - notChanged.length;
    return { done: { changed, notChanged, links }, events: [first, ...rest] satisfies Events };
  },
});

function changeOne(
  context: CommandContext<undefined>,
  change: (typeof BULK_CHANGES)[number],
  of: { userId: z.output<typeof userIdInput>; reason: string; until: Date | null },
): Promise<Outcome<unknown>> {
  const { userId } = of;
  switch (change) {
    case "require-sso":
      return enableSsoForUserCommand.run(context, { userId });
    case "make-exempt":
      return disableSsoForUserCommand.run(context, of);
    case "resend-invitation":
      return resendInvitationCommand.run(context, { userId });
    case "suspend":
      return suspendUserCommand.run(context, { userId });
  }
}
