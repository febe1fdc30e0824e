import { z } from "zod";
import { secondFactorRule } from "../core/second-factor";
import { defineQuery } from "../runtime/query";

export const organizationSettingsQuery = defineQuery({
  permission: "organization.read",
  input: z.object({}),
  async run({ reads, now, mailIsSent }) {
    const { id, name, timeZone, settings } = await reads.organization.get();
    const { notificationAddresses: list } = settings;
    const ways = ["password", "exempt", "emergency"] as const;
    const alone = await Promise.all(
      ways.map((signIn) => reads.people.count({ signIn, status: "active", passwordAlone: true }, now)),
    );
    return {
      id,
      name,
      timeZone,
      notificationAddresses: Array.isArray(list) ? (list as string[]) : [],
      secondFactor: secondFactorRule(settings),
      /** People who sign in with a password and nothing else; `more`: at least so many. */
      passwordAlone: {
        people: alone.reduce((sum, { people }) => sum + people, 0),
        more: alone.some(({ more }) => more),
      },
      mailIsSent,
    };
  },
});
