import { z } from "zod";
import { defineQuery } from "../runtime/query";

export const organizationSettingsQuery = defineQuery({
  permission: "organization.read",
  input: z.object({}),
  async run({ reads, mailIsSent }) {
    const { id, name, timeZone, settings } = await reads.organization.get();
    const { notificationAddresses: list } = settings;
    return {
      id,
      name,
      timeZone,
      notificationAddresses: Array.isArray(list) ? (list as string[]) : [],
      mailIsSent,
    };
  },
});
