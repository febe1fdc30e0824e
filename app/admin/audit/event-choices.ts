import type { EventName } from "../../../lib/core/events";

/** What one looks for in the audit log. Everything else is found under "Everything". */
export const EVENT_CHOICES: ReadonlyArray<readonly [EventName, string]> = [
  ["sso.enforced", "SSO required"],
  ["sso.released", "SSO no longer required"],
  ["sso.paused", "Requirement paused"],
  ["sso.resumed", "Requirement resumed"],
  ["user.sso-disabled", "Exemption given"],
  ["user.sso-enabled", "Exemption ended"],
  ["emergency.used", "Emergency access used"],
  ["emergency.named", "Emergency access given"],
  ["emergency.drilled", "Emergency access practised"],
  ["sso-profile.published", "Profile published"],
  ["certificate.added", "Certificate added"],
  ["certificate.removed", "Certificate removed"],
  ["domain.verified", "Domain verified"],
  ["domain.lost", "Domain lost"],
  ["user.invited", "Person invited"],
  ["user.removed", "Person removed"],
  ["user.role-changed", "Role changed"],
  ["login.succeeded", "Signed in"],
  ["login.refused", "Sign-in refused"],
  ["login.personal-data-shown", "Personal data looked at"],
  ["settings.changed", "Settings changed"],
];
