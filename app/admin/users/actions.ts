"use server";
import { changeAddressCommand } from "../../../lib/commands/change-address";
import { CHUNK, changeManyPeopleCommand } from "../../../lib/commands/change-many-people";
import { changeRoleCommand } from "../../../lib/commands/change-role";
import { disableSsoForUserCommand } from "../../../lib/commands/disable-sso-for-user";
import { enableSsoForUserCommand } from "../../../lib/commands/enable-sso-for-user";
import { importUsersCommand } from "../../../lib/commands/import-users";
import { inviteUsersCommand } from "../../../lib/commands/invite-users";
import { removeSecondFactorCommand } from "../../../lib/commands/remove-second-factor";
import { removeUserCommand } from "../../../lib/commands/remove-user";
import { renameUserCommand } from "../../../lib/commands/rename-user";
import { repinIdentityCommand } from "../../../lib/commands/repin-identity";
import { resendInvitationCommand } from "../../../lib/commands/resend-invitation";
import { restoreUserCommand } from "../../../lib/commands/restore-user";
import { signOutUserCommand } from "../../../lib/commands/sign-out-user";
import { suspendUserCommand } from "../../../lib/commands/suspend-user";
import { undoEnableSsoForUserCommand } from "../../../lib/commands/undo-enable-sso-for-user";
import { peopleIdsQuery } from "../../../lib/queries/people-ids";
import { previewImportQuery } from "../../../lib/queries/preview-import";
import { action } from "../../../lib/session/action";
import { asking } from "../../../lib/session/asking";
import { bulkAction } from "../../../lib/session/bulk-action";

const after = { refresh: "/admin" };
export const disableSsoForUser = action(disableSsoForUserCommand, after);
export const enableSsoForUser = action(enableSsoForUserCommand, after);
export const undoEnableSsoForUser = action(undoEnableSsoForUserCommand, after);
export const inviteUsers = action(inviteUsersCommand, after);
export const previewImport = asking(previewImportQuery);
export const importUsers = action(importUsersCommand, after);
export const resendInvitation = action(resendInvitationCommand, after);
export const suspendUser = action(suspendUserCommand, after);
export const restoreUser = action(restoreUserCommand, after);
export const changeRole = action(changeRoleCommand, after);
export const changeAddress = action(changeAddressCommand, after);
export const renameUser = action(renameUserCommand, after);
export const repinIdentity = action(repinIdentityCommand, after);
export const removeSecondFactor = action(removeSecondFactorCommand, after);
export const signOutUser = action(signOutUserCommand, after);
export const removeUser = action(removeUserCommand, { ...after, go: () => "/admin/users" });
export const changeManyPeople = bulkAction(changeManyPeopleCommand, peopleIdsQuery, {
  chunk: CHUNK,
  ...after,
});
