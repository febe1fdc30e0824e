// Leaving single people out of SSO: a row that says who, why and until when.
import type { Role } from "./access";
import type { UserId } from "./ids";

export interface ExemptionFacts {
  readonly user: {
    readonly id: UserId;
    readonly role: Role;
    readonly status: "active" | "invited" | "suspended";
    /** The address's domain is required for SSO by this organization. */
    readonly domainEnforced: boolean;
    readonly exempt: boolean;
    readonly emergency: boolean;
    readonly hasPassword: boolean;
  };
  readonly actor: { readonly userId: UserId; readonly role: Role };
}

export type ExemptionRefusal =
  | { readonly code: "domain-not-enforced" }
  | { readonly code: "already-exempt" }
  | { readonly code: "already-emergency" }
  | { readonly code: "not-yourself" }
  | { readonly code: "end-in-the-past" };

export interface ExemptionPlan {
  readonly exempt: UserId;
  /** They never set a password: a one-time link goes out with the change (DESIGN.md section 5 rule 7). */
  readonly needsPassword: boolean;
}

/** May this person be left out, and what must happen with it? An admin cannot exempt himself (UX.md A.2). */
export function planExemption(
  { user, actor }: ExemptionFacts,
  until: Date | null,
  now: Date,
): { plan: ExemptionPlan } | { refused: ExemptionRefusal } {
  if (!user.domainEnforced) return { refused: { code: "domain-not-enforced" } };
  if (user.emergency) return { refused: { code: "already-emergency" } };
  if (user.exempt) return { refused: { code: "already-exempt" } };
  if (user.id === actor.userId && actor.role !== "owner") return { refused: { code: "not-yourself" } };
  if (until && until <= now) return { refused: { code: "end-in-the-past" } };
  return { plan: { exempt: user.id, needsPassword: !user.hasPassword } };
}

/** Why the row exists: given by an administrator, or R3's automatic one for the person who switched on. */
export type ExemptionKind = "given" | "until-first-sso" | "operator";
export const REASON_LENGTH = { min: 10, max: 200 } as const;
export const SUGGESTED_EXEMPTION_DAYS = 90;
