"use server";
import { changeNotificationAddressesCommand } from "../../../lib/commands/change-notification-addresses";
import { changeSecondFactorRuleCommand } from "../../../lib/commands/change-second-factor-rule";
import { renameOrganizationCommand } from "../../../lib/commands/rename-organization";
import { signEveryoneOutCommand } from "../../../lib/commands/sign-everyone-out";
import { action } from "../../../lib/session/action";

const after = { refresh: "/admin" };
export const renameOrganization = action(renameOrganizationCommand, after);
export const changeNotificationAddresses = action(changeNotificationAddressesCommand, after);
export const changeSecondFactorRule = action(changeSecondFactorRuleCommand, after);
export const signEveryoneOut = action(signEveryoneOutCommand, after);
