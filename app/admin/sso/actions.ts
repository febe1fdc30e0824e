"use server";
import { addCertificateCommand } from "@/lib/commands/add-certificate";
import { adoptCertificateCommand } from "@/lib/commands/adopt-certificate";
import { changeProfileOptionsCommand } from "@/lib/commands/change-profile-options";
import { changeProviderCommand } from "@/lib/commands/change-provider";
import { configureIdentityProviderCommand } from "@/lib/commands/configure-identity-provider";
import { createSsoProfileCommand } from "@/lib/commands/create-sso-profile";
import { deleteSsoProfileCommand } from "@/lib/commands/delete-sso-profile";
import { duplicateSsoProfileCommand } from "@/lib/commands/duplicate-sso-profile";
import { makeTestLinkCommand } from "@/lib/commands/make-test-link";
import { publishDraftCommand } from "@/lib/commands/publish-draft";
import { removeCertificateCommand } from "@/lib/commands/remove-certificate";
import { renameSsoProfileCommand } from "@/lib/commands/rename-sso-profile";
import { revokeLinkCommand } from "@/lib/commands/revoke-link";
import { saveWizardStepCommand } from "@/lib/commands/save-wizard-step";
import { sendSetUpLinkCommand } from "@/lib/commands/send-set-up-link";
import { switchSsoProfileCommand } from "@/lib/commands/switch-sso-profile";
import { tickInstructionCommand } from "@/lib/commands/tick-instruction";
import { undoPublicationCommand } from "@/lib/commands/undo-publication";
import { guideOf, wizardSteps } from "@/lib/guides/guides";
import { action } from "@/lib/session/action";

const after = { refresh: "/admin" };
const step = (profileId: string, id: string) => `/admin/sso/${profileId}/setup/${id}`;

export const createSsoProfile = action(createSsoProfileCommand, {
  ...after,
  go: ({ profileId, provider, skip }) =>
    step(profileId, skip ? "collect" : wizardSteps(guideOf(provider))[1]!.id),
});
export const saveWizardStep = action(saveWizardStepCommand, {
  ...after,
  go: ({ profileId, next }) => step(profileId, next),
});
export const changeProvider = action(changeProviderCommand, {
  ...after,
  go: ({ profileId, provider, step: back }) => step(profileId, back ?? wizardSteps(guideOf(provider))[1]!.id),
});
export const publishStep = action(publishDraftCommand, {
  ...after,
  go: ({ profileId }) => step(profileId, "domains"),
});
export const duplicateSsoProfile = action(duplicateSsoProfileCommand, {
  ...after,
  go: ({ profileId }) => `/admin/sso/${profileId}`,
});
export const deleteSsoProfile = action(deleteSsoProfileCommand, { ...after, go: () => "/admin/sso" });
export const tickInstruction = action(tickInstructionCommand, after);
export const configureIdentityProvider = action(configureIdentityProviderCommand, after);
export const changeProfileOptions = action(changeProfileOptionsCommand, after);
export const publishDraft = action(publishDraftCommand, after);
export const switchSsoProfile = action(switchSsoProfileCommand, after);
export const renameSsoProfile = action(renameSsoProfileCommand, after);
export const addCertificate = action(addCertificateCommand, after);
export const adoptCertificate = action(adoptCertificateCommand, after);
export const removeCertificate = action(removeCertificateCommand, after);
export const undoPublication = action(undoPublicationCommand, after);
export const makeTestLink = action(makeTestLinkCommand, after);
export const sendSetUpLink = action(sendSetUpLinkCommand, after);
export const revokeLink = action(revokeLinkCommand, after);
