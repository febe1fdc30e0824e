import type { CliCommand } from "./cli-command";
import { applyCommand } from "./commands/apply";
import { backupCommand } from "./commands/backup";
import { doorsCommand } from "./commands/doors";
import { emergencyCommand } from "./commands/emergency";
import { exportCommand } from "./commands/export";
import { keysListCommand } from "./commands/keys-list";
import { keysRotateCommand } from "./commands/keys-rotate";
import { legacyActivateCommand } from "./commands/legacy-activate";
import { legacyAttachCommand } from "./commands/legacy-attach";
import { legacyListCommand } from "./commands/legacy-list";
import { orgCreateCommand } from "./commands/org-create";
import { orgListCommand } from "./commands/org-list";
import { orgRenameCommand } from "./commands/org-rename";
import { restoreCommand } from "./commands/restore";
import { userAddCommand } from "./commands/user-add";
import { userListCommand } from "./commands/user-list";
import { userOperatorCommand } from "./commands/user-operator";
import { userRestoreCommand } from "./commands/user-restore";
import { userRoleCommand } from "./commands/user-role";
import { userSetPasswordCommand } from "./commands/user-set-password";
import { userSuspendCommand } from "./commands/user-suspend";

/** In the order of the help. */
export const COMMANDS: readonly CliCommand[] = [
  applyCommand,
  exportCommand,
  orgListCommand,
  orgCreateCommand,
  orgRenameCommand,
  userListCommand,
  userAddCommand,
  userSetPasswordCommand,
  userRoleCommand,
  userSuspendCommand,
  userRestoreCommand,
  userOperatorCommand,
  legacyListCommand,
  legacyAttachCommand,
  legacyActivateCommand,
  keysListCommand,
  keysRotateCommand,
  emergencyCommand,
  doorsCommand,
  backupCommand,
  restoreCommand,
];
