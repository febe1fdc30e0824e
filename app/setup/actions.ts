"use server";
import { changeProviderCommand } from "@/lib/commands/change-provider";
import { configureIdentityProviderCommand } from "@/lib/commands/configure-identity-provider";
import { finishSetUpCommand } from "@/lib/commands/finish-set-up";
import { makeTestLinkCommand } from "@/lib/commands/make-test-link";
import { publishDraftCommand } from "@/lib/commands/publish-draft";
import { saveWizardStepCommand } from "@/lib/commands/save-wizard-step";
import { tickInstructionCommand } from "@/lib/commands/tick-instruction";
import { verifyDomainCommand } from "@/lib/commands/verify-domain";
import { guideOf, wizardSteps } from "@/lib/guides/guides";
import { confirmCode, contactAction } from "@/lib/session/set-up-contact";

export const confirmSetUpCode = confirmCode;
export const saveStep = contactAction(saveWizardStepCommand, ({ next }, token) => `/setup/${token}/${next}`);
export const changeProvider = contactAction(
  changeProviderCommand,
  ({ provider, step }, token) => `/setup/${token}/${step ?? wizardSteps(guideOf(provider))[1]!.id}`,
);
export const tick = contactAction(tickInstructionCommand);
export const configure = contactAction(configureIdentityProviderCommand);
export const makeTestLink = contactAction(makeTestLinkCommand);
export const publish = contactAction(publishDraftCommand);
export const verifyDomain = contactAction(verifyDomainCommand);
export const finish = contactAction(finishSetUpCommand, (_done, token) => `/setup/${token}`);
