// Who is acting. Branded: only lib/session makes these from a request (and tests, on purpose, from `testActor`).
import type { AuditActor } from "../../db/repositories/audit";
import type { Role } from "../core/access";
import type { EmailAddress } from "../core/email";
import type { OrganizationId, ProfileId, SessionId, UserId } from "../core/ids";

declare const brand: unique symbol;

/** A signed-in person of one organization, re-read from the database at this request. */
export interface Administrator {
  readonly [brand]: "administrator";
  readonly kind: "person";
  readonly userId: UserId;
  readonly organizationId: OrganizationId;
  readonly email: EmailAddress;
  readonly name: string;
  readonly role: Role;
  readonly operator: boolean;
  readonly sessionId: SessionId;
  readonly by: "password" | "sso" | "emergency";
  readonly signedInAt: Date;
  readonly ip: string | null;
}

/** Somebody who holds a set-up link and proved its mailed code: one profile's wizard, and no more (UX.md A.2). */
export interface SetUpContact {
  readonly [brand]: "contact";
  readonly kind: "contact";
  readonly linkId: string;
  readonly organizationId: OrganizationId;
  readonly profileId: ProfileId;
  /** May also verify domains. */
  readonly mayVerifyDomains: boolean;
  readonly email: string;
  readonly ip: string | null;
}

declare const installation: unique symbol;
/** A signed-in person who runs this installation, and did not come through an organization's identity provider. */
export type Operator = Administrator & { readonly [installation]: true };

export type Actor = Administrator | SetUpContact;

/** How the audit trail names an actor. */
export function auditActor(actor: Actor): AuditActor {
  return actor.kind === "person"
    ? { kind: "person", id: actor.userId, name: actor.name, ip: actor.ip }
    : { kind: "link", id: null, name: actor.email, ip: actor.ip };
}

/** The product acting by itself (jobs), and the operator on the box. */
export const PRODUCT_ACTOR: AuditActor = { kind: "product", id: null, name: "Doorward", ip: null };
export const OPERATOR_ACTOR: AuditActor = { kind: "operator", id: null, name: "Operator", ip: null };
