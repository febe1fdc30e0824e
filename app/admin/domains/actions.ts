"use server";
import { chooseVerificationMethodCommand } from "@/lib/commands/choose-verification-method";
import { claimDomainCommand } from "@/lib/commands/claim-domain";
import { mailDnsInstructionsCommand } from "@/lib/commands/mail-dns-instructions";
import { removeDomainCommand } from "@/lib/commands/remove-domain";
import { renewChallengeCommand } from "@/lib/commands/renew-challenge";
import { verifyDomainCommand } from "@/lib/commands/verify-domain";
import { action } from "@/lib/session/action";

const after = { refresh: "/admin" };
export const claimDomain = action(claimDomainCommand, {
  ...after,
  go: ({ domainId, tookFrom }) =>
    `/admin/domains/${domainId}${tookFrom ? `?typed=${encodeURIComponent(tookFrom)}` : ""}`,
});
export const verifyDomain = action(verifyDomainCommand, after);
export const chooseVerificationMethod = action(chooseVerificationMethodCommand, after);
export const renewChallenge = action(renewChallengeCommand, after);
export const mailDnsInstructions = action(mailDnsInstructionsCommand, after);
export const removeDomain = action(removeDomainCommand, {
  ...after,
  go: ({ domain }) => `/admin/domains?removed=${encodeURIComponent(domain)}`,
});
