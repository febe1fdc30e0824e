"use server";
import { addCertificateCommand } from "@/lib/commands/add-certificate";
import { configureIdentityProviderCommand } from "@/lib/commands/configure-identity-provider";
import { createSsoProfileCommand } from "@/lib/commands/create-sso-profile";
import { deleteSsoProfileCommand } from "@/lib/commands/delete-sso-profile";
import { publishDraftCommand } from "@/lib/commands/publish-draft";
import { removeCertificateCommand } from "@/lib/commands/remove-certificate";
import { renameSsoProfileCommand } from "@/lib/commands/rename-sso-profile";
import { saveWizardStepCommand } from "@/lib/commands/save-wizard-step";
import { switchSsoProfileCommand } from "@/lib/commands/switch-sso-profile";
import { undoPublicationCommand } from "@/lib/commands/undo-publication";
import { guideOf, wizardSteps } from "@/lib/guides/guides";
import { action } from "@/lib/session/action";

const after = { refresh: "/admin" };
export const createSsoProfile = action(createSsoProfileCommand, {
  ...after,
  go: ({ profileId, provider }) => `/admin/sso/${profileId}/setup/${wizardSteps(guideOf(provider))[1]!.id}`,
});
export const saveWizardStep = action(saveWizardStepCommand, {
  ...after,
  go: ({ profileId, next }) => `/admin/sso/${profileId}/setup/${next}`,
});
export const deleteSsoProfile = action(deleteSsoProfileCommand, { ...after, go: () => "/admin/sso" });
export const configureIdentityProvider = action(configureIdentityProviderCommand, after);
export const publishDraft = action(publishDraftCommand, after);
export const switchSsoProfile = action(switchSsoProfileCommand, after);
export const renameSsoProfile = action(renameSsoProfileCommand, after);
export const addCertificate = action(addCertificateCommand, after);
export const removeCertificate = action(removeCertificateCommand, after);
export const undoPublication = action(undoPublicationCommand, after);
