// What the visitor's page may say about a login that failed: never certificates, XML or addresses of others (UX.md C.7).
import type { ProfileId } from "../core/ids";
import { START_PAGE } from "../core/return-path";
import type { Ports } from "../runtime/ports";
import { doorReads } from "../runtime/unit-of-work";

export interface VisitorsProblem {
  readonly reference: string;
  /** A SamlFaultCode, a NotAdmitted reason or "other-browser". */
  readonly because: string;
  /** The status that the identity provider gave, where it refused by itself. */
  readonly got: string | undefined;
  readonly at: Date;
  readonly organization: string;
  readonly profile: string | null;
  readonly profileId: ProfileId | null;
  readonly returnTo: string;
  /** Whose sign-in it was, to compare with whoever is signed in. */
  readonly userId: string | null;
  /** The address that was asserted, only where the sentence needs it. */
  readonly email: string;
  readonly attemptId: string;
}

const NAMES_ADDRESS = ["unknown-user", "DOMAIN_NOT_ALLOWED"];

/** Null for a reference that is unknown, or whose sign-in did not fail. */
export async function readProblem(
  ports: Pick<Ports, "database">,
  reference: string,
): Promise<VisitorsProblem | null> {
  const { logins, installation } = doorReads(ports);
  const attempt = await logins.findByReference(reference.toUpperCase());
  if (!attempt?.because || (attempt.outcome !== "refused" && attempt.outcome !== "test-failed")) return null;
  const profile = attempt.profileId ? await logins.profileAtDoor(attempt.profileId) : null;
  const organization = attempt.organizationId
    ? await installation.findOrganization(attempt.organizationId)
    : null;
  return {
    reference: attempt.reference,
    because: attempt.because,
    got: attempt.because === "STATUS_NOT_SUCCESS" ? attempt.fault?.got : undefined,
    at: attempt.finishedAt ?? attempt.startedAt,
    organization: organization?.name ?? "",
    profile: profile?.name ?? null,
    profileId: attempt.profileId,
    returnTo: attempt.returnTo || START_PAGE,
    userId: attempt.userId,
    email: NAMES_ADDRESS.includes(attempt.because) ? (attempt.email ?? "") : "",
    attemptId: attempt.id,
  };
}

/** How a test ended, for its closing page: only that, and a reference. */
export async function readTest(
  ports: Pick<Ports, "database">,
  reference: string,
): Promise<{
  passed: boolean;
  profile: string;
  profileId: ProfileId;
  because: string | null;
  got?: string;
} | null> {
  const { logins } = doorReads(ports);
  const attempt = await logins.findByReference(reference.toUpperCase());
  if (attempt?.purpose !== "test" || !attempt.profileId) return null;
  if (attempt.outcome !== "tested" && attempt.outcome !== "test-failed") return null;
  const profile = await logins.profileAtDoor(attempt.profileId);
  return {
    passed: attempt.outcome === "tested",
    profile: profile?.name ?? "single sign-on",
    profileId: attempt.profileId,
    because: attempt.because,
    ...(attempt.fault?.got ? { got: attempt.fault.got } : {}),
  };
}
