// How a managed person signs in and why, for lists and pages: decideLogin's answer with the reason beside it.
import type { OrganizationId, ProfileId, UserId } from "./ids";
import { decideLogin } from "./login";

/** A domain of the organization whose people must use SSO. */
export interface RequiredDomain {
  readonly name: string;
  readonly profileId: ProfileId;
  readonly profile: string;
  readonly usable: boolean;
  readonly paused: boolean;
  readonly lost: boolean;
}

export interface SignInFacts {
  readonly id: UserId;
  readonly organizationId: OrganizationId;
  readonly status: "active" | "invited" | "suspended";
  readonly exempt: boolean;
  readonly emergency: boolean;
}

export type SignInWay =
  | { readonly way: "sso"; readonly profileId: ProfileId; readonly profile: string }
  /** `paused`: SSO is required but paused, so both work. */
  | { readonly way: "password"; readonly paused: boolean; readonly profile: string | null }
  | { readonly way: "exempt"; readonly profile: string }
  | { readonly way: "emergency"; readonly profile: string | null }
  | { readonly way: "nothing"; readonly because: "user-suspended" | "profile-unusable" | "domain-lost" };

/** `required` is the requirement of the person's own domain, or null. */
export function signInWay(user: SignInFacts, required: RequiredDomain | null): SignInWay {
  const decision = decideLogin({
    user,
    enforcement: required && {
      organizationId: user.organizationId,
      profileId: required.profileId,
      usable: required.usable,
      paused: required.paused,
      domainLost: required.lost,
    },
  });
  const profile = required?.profile ?? null;
  if (decision.by === "nothing") return { way: "nothing", because: decision.because };
  if (decision.by === "sso") return { way: "sso", profileId: decision.profileId, profile: profile! };
  if (user.emergency) return { way: "emergency", profile };
  if (user.exempt && required) return { way: "exempt", profile: required.profile };
  return { way: "password", paused: required?.paused ?? false, profile };
}

/** May the SSO switch be shown for this person, and how does it stand? */
export type SsoSwitch =
  | { readonly shown: "switch"; readonly on: boolean }
  | { readonly shown: "locked"; readonly because: "emergency" }
  | { readonly shown: "none"; readonly because: "domain-not-enforced" };

/** UX.md A.6.8: a dash outside domains that require SSO, locked for emergency people. */
export function ssoSwitch(user: SignInFacts, required: RequiredDomain | null): SsoSwitch {
  if (user.emergency) return { shown: "locked", because: "emergency" };
  if (!required) return { shown: "none", because: "domain-not-enforced" };
  return { shown: "switch", on: !user.exempt };
}
