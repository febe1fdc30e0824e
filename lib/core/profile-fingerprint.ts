// What a passed test stands for (R1): change any of these and the profile must be tested again.
import type { ProfileConfiguration } from "./sso-profile";

/** A text that is equal exactly when the tested settings are: endpoints, issuer, mapping, signing policy, certificates. */
export function profileFingerprint(
  configuration: ProfileConfiguration,
  certificates: readonly string[],
): string {
  const { issuer, signInUrl, signInBinding, signaturePolicy, signRequests, acceptUnsolicited, forceAuthn } =
    configuration;
  const { requestedAuthnContext, nameIdFormat, emailAttribute, toleranceSeconds } = configuration;
  return JSON.stringify([
    1,
    issuer,
    signInUrl,
    signInBinding,
    signaturePolicy,
    signRequests,
    acceptUnsolicited,
    forceAuthn,
    requestedAuthnContext,
    nameIdFormat,
    emailAttribute,
    toleranceSeconds,
    [...certificates].sort(),
  ]);
}
