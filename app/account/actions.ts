"use server";
import { beginSecondFactorCommand } from "../../lib/commands/begin-second-factor";
import { changePasswordCommand } from "../../lib/commands/change-password";
import { confirmSecondFactorCommand } from "../../lib/commands/confirm-second-factor";
import { endOwnSessionsCommand } from "../../lib/commands/end-own-sessions";
import { removeOwnSecondFactorCommand } from "../../lib/commands/remove-second-factor";
import { action } from "../../lib/session/action";

const after = { refresh: "/account" };
export const changePassword = action(changePasswordCommand, after);
export const endOwnSessions = action(endOwnSessionsCommand, after);
export const beginSecondFactor = action(beginSecondFactorCommand);
export const confirmSecondFactor = action(confirmSecondFactorCommand, after);
export const removeOwnSecondFactor = action(removeOwnSecondFactorCommand, after);
