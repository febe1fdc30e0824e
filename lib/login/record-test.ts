// What a test sign-in found (R1): the check list on its attempt, and when it passed, the fingerprint of what was tried.
import type { AttemptRow } from "../../db/repositories/attempts";
import type { VerifiedAssertion } from "../core/assertion";
import type { AssertionClaims } from "../core/assertion-claims";
import { domainOf } from "../core/email";
import type { SamlFault } from "../core/saml-fault";
import { doorWork } from "../runtime/unit-of-work";
import type { DoorPorts, Incoming } from "./incoming";
import { keptOf, RECEIVED_DAYS } from "./received";
import { type Check, responseTrace } from "./response-trace";
import type { EditedProfile } from "./trusted-settings";

/** A later test forgets who tested other settings; so many names are kept. */
const MOST_TESTERS = 5;

export async function recordTest(
  ports: DoorPorts,
  { profileId, at, samlResponse, visitor }: Incoming,
  of: {
    readonly attempt: AttemptRow;
    readonly edited: EditedProfile | null;
    readonly claims?: AssertionClaims | null;
    readonly fault?: SamlFault;
    readonly verified?: VerifiedAssertion;
    readonly because?: string;
  },
): Promise<{ readonly tested: string } | { readonly problem: string }> {
  const { attempt, edited, claims = null, verified } = of;
  return doorWork(ports, async (door, now, record) => {
    const consumed = await door.logins.consume(attempt.id, profileId, now);
    if (!consumed) return { tested: attempt.reference };
    const repos = door.of(at.organizationId);
    const profile = await repos.profiles.find(profileId);
    const outdated = verified && attempt.configuration !== edited?.fingerprint;
    const person = verified ? await door.logins.findUserByEmail(verified.email) : null;
    const ours = person?.organizationId === at.organizationId ? person : null;
    // An identity provider that sends an address of nobody here would lock everybody out: such a test proves nothing (R1).
    const nobody = verified !== undefined && !ours;
    const stopped = ours?.status === "suspended";
    const passed = verified !== undefined && !outdated && !nobody && !stopped;
    const because =
      of.fault?.code ??
      of.because ??
      (outdated ? "settings-changed" : nobody ? "unknown-user" : stopped ? "user-suspended" : null);
    const domain = verified ? await repos.domains.findByName(domainOf(verified.email)) : null;
    const warned: Check[] = [
      ...(domain?.verifiedAt ? [] : ["domain" as const]),
      ...(ours ? [] : ["person" as const]),
    ];
    const notes = verified && {
      address: verified.email,
      domain: domain?.verifiedAt
        ? `${domain.name} is verified`
        : `${domainOf(verified.email)} is not verified here`,
      person: ours ? ours.name : `Nobody here has the address ${verified.email}`,
    };
    await door.logins.change(attempt.id, {
      outcome: passed ? "tested" : "test-failed",
      because,
      fault: of.fault ?? null,
      finishedAt: now,
      email: verified?.email ?? attempt.email,
      userId: ours?.id ?? null,
      trace: responseTrace({
        before: attempt.trace,
        now,
        claims,
        fault: of.fault ?? null,
        ...(verified ? { notes: notes!, warned } : {}),
      }),
      received: keptOf(samlResponse, claims),
      receivedUntil: new Date(now.getTime() + RECEIVED_DAYS * 86_400_000),
    });
    const tester = ours?.name ?? verified?.email ?? attempt.email ?? "Somebody";
    if (passed && profile) {
      const same = profile.testedFingerprint === edited!.fingerprint;
      const testers = new Set([...(same ? profile.testedBy : []), tester]);
      await repos.profiles.change(profileId, {
        testedFingerprint: edited!.fingerprint,
        testedAt: now,
        testedBy: [...testers].slice(-MOST_TESTERS),
      });
      await door.logins.sawCertificate(profileId, verified.signedBy, now);
    }
    const who = attempt.testerId ? await repos.users.find(attempt.testerId) : null;
    await record(
      at.organizationId,
      {
        kind: who ? "person" : "visitor",
        id: attempt.testerId,
        name: who?.name ?? "Somebody with a test link",
        ip: visitor.ip,
      },
      { name: "sso.tested", profileId, profile: at.name, passed, asserted: verified?.email ?? null },
    );
    return { tested: attempt.reference };
  });
}
