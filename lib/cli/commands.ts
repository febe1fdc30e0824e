import type { CliCommand } from "./cli-command";
import { applyCommand } from "./commands/apply";
import { exportCommand } from "./commands/export";

/** In the order of the help. */
export const COMMANDS: readonly CliCommand[] = [applyCommand, exportCommand];
