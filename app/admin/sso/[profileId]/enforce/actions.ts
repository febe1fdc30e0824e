"use server";
import { cancelScheduleCommand } from "../../../../../lib/commands/cancel-schedule";
import { confirmEnforcementCommand } from "../../../../../lib/commands/confirm-enforcement";
import { enforceSsoCommand } from "../../../../../lib/commands/enforce-sso";
import { pauseSsoCommand } from "../../../../../lib/commands/pause-sso";
import { releaseSsoCommand } from "../../../../../lib/commands/release-sso";
import { resumeSsoCommand } from "../../../../../lib/commands/resume-sso";
import { action } from "../../../../../lib/session/action";

const after = { refresh: "/admin" };
export const enforceSso = action(enforceSsoCommand, after);
export const releaseSso = action(releaseSsoCommand, after);
export const pauseSso = action(pauseSsoCommand, after);
export const resumeSso = action(resumeSsoCommand, after);
export const cancelSchedule = action(cancelScheduleCommand, after);
export const confirmEnforcement = action(confirmEnforcementCommand, after);
