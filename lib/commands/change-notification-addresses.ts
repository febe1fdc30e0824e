import { z } from "zod";
import { parseEmail } from "../core/email";
import { defineCommand } from "../runtime/command";
import { notificationAddresses } from "../runtime/tell-administrators";

const MOST = 10;

/** Extra addresses for what owners and admins are told. One should be outside the company's own mail. */
export const changeNotificationAddressesCommand = defineCommand({
  permission: "organization.manage",
  input: z.object({ addresses: z.string().default("") }),
  async run({ repos }, { addresses }) {
    const typed = [...new Set(addresses.split(/[\s,;]+/).filter(Boolean))];
    if (typed.length > MOST) return { refused: { code: "too-many-at-once", limit: MOST } };
    const parsed = typed.map((text) => ({ text, email: parseEmail(text) }));
    const wrong = parsed.find(({ email }) => email === null);
    if (wrong) return { refused: { code: "email-invalid", email: wrong.text } };
    const list = parsed.map(({ email }) => email!);
    const { settings } = await repos.organization.get();
    await repos.organization.saveSettings({ ...settings, notificationAddresses: list });
    return {
      done: { addresses: list },
      events: [
        {
          name: "settings.changed",
          setting: "the notification addresses",
          from: notificationAddresses(settings).join(", "),
          to: list.join(", "),
        },
      ],
    };
  },
});
