"use server";
import { showPersonalDataCommand } from "../../../lib/commands/show-personal-data";
import { action } from "../../../lib/session/action";

export const showPersonalData = action(showPersonalDataCommand);
