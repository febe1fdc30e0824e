import { z } from "zod";
import { SECOND_FACTOR_RULES, secondFactorRule } from "../core/second-factor";
import { defineCommand } from "../runtime/command";

/**
 * Whether passwords alone are enough in this organization. Nobody is signed out: whoever has no second factor sets one up at
 * their next sign-in with a password. SSO people are never asked.
 */
export const changeSecondFactorRuleCommand = defineCommand({
  permission: "organization.manage",
  fresh: true,
  input: z.object({ rule: z.enum(SECOND_FACTOR_RULES, "Choose optional or required.") }),
  async run({ repos }, { rule: to }) {
    const { settings } = await repos.organization.get();
    await repos.organization.saveSettings({ ...settings, secondFactor: to });
    return {
      done: { rule: to },
      events: [
        {
          name: "settings.changed",
          setting: "the second factor for passwords",
          from: secondFactorRule(settings),
          to,
        },
      ],
    };
  },
});
