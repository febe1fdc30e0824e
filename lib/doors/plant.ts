// What must be there before a door can be tried: links, attempts, tickets, an identity provider. Rows on the stage only.
import type { AttemptRow } from "../../db/repositories/attempts";
import type { LinkRow } from "../../db/repositories/links";
import type { CertificateId, OrganizationId, ProfileId } from "../core/ids";
import { admit, type Proof } from "../core/login";
import { DEFAULT_CONFIGURATION, type ProfileConfiguration, serviceProviderOf } from "../core/sso-profile";
import { attemptRow } from "../login/attempt-row";
import { issueTicket } from "../login/issue-ticket";
import { type IdentityProvider, identityProvider } from "../practice/identity-provider";
import { hashSecret, newId, newSecret } from "../runtime/secrets";
import { doorWork } from "../runtime/unit-of-work";
import { createKeyPairSync, type KeyPair } from "../saml/key-pair";
import type { Stage, StageOf } from "./door";

const HOUR_MS = 3_600_000;

/** A link that was handed out a moment ago, before whatever rule there is now. Answers its secret. */
export async function plantLink(
  { ports, email }: Stage,
  purpose: LinkRow["purpose"],
  of: Partial<Pick<LinkRow, "organizationId" | "userId" | "profileId" | "data">>,
): Promise<string> {
  const secret = newSecret();
  await doorWork(ports, ({ installation }, now) =>
    installation.addLink({
      id: newId("link"),
      secretHash: hashSecret(secret),
      purpose,
      email,
      data: {},
      createdAt: now,
      expiresAt: new Date(now.getTime() + HOUR_MS),
      ...of,
    }),
  );
  return secret;
}

/** A try of this person that this browser began with a password. */
export function plantAttempt(
  { ports, visitor, email, user }: StageOf,
  given: Partial<Pick<AttemptRow, "configuration">> = {},
): Promise<AttemptRow> {
  return doorWork(ports, ({ logins }, now) =>
    logins.open(
      attemptRow(visitor, now, {
        method: "password",
        email,
        userId: user.id,
        organizationId: user.organizationId,
        ...given,
      }),
    ),
  );
}

/** A ticket from before: when it was issued nothing was required, and the person was active. */
export async function plantTicket(stage: StageOf): Promise<string> {
  const attempt = await plantAttempt(stage);
  const proof: Proof = { of: "password", userId: stage.user.id };
  const before = { user: { ...stage.facts.user!, status: "active" as const }, enforcement: null };
  const admission = admit(before, proof);
  if ("refused" in admission) throw new Error(`The policy refused an active person: ${admission.refused}`);
  return doorWork(stage.ports, (door, now) => issueTicket(door, admission, { attempt, proof, now }));
}

export interface PlantedIdp {
  readonly profileId: ProfileId;
  /** The SAMLResponse for the stage's address. */
  respond(inResponseTo: string | null): string;
}

/** A live profile of that organization, whose identity provider says whatever we want. */
export async function plantProfile(stage: Stage, organizationId: OrganizationId): Promise<PlantedIdp> {
  const profileId = newId<ProfileId>("profile");
  const configuration: ProfileConfiguration = {
    ...DEFAULT_CONFIGURATION,
    issuer: `https://${profileId.toLowerCase()}.invalid/`,
    signInUrl: `https://${profileId.toLowerCase()}.invalid/sign-in`,
    acceptUnsolicited: true,
  };
  await doorWork(stage.ports, (door, now) =>
    door.of(organizationId).profiles.add({
      id: profileId,
      name: "A profile that is only rehearsed",
      provider: "other",
      visible: true,
      on: true,
      live: configuration,
      liveVersion: 1,
      publishedAt: now,
      wizard: {},
      testedBy: [],
      createdAt: now,
    }),
  );
  return plantKey(stage, organizationId, profileId, configuration);
}

/** A certificate more on that profile, whose key is ours: so its own identity provider can be played. */
export async function plantKey(
  stage: Stage,
  organizationId: OrganizationId,
  profileId: ProfileId,
  configuration: Pick<ProfileConfiguration, "issuer" | "emailAttribute">,
): Promise<PlantedIdp> {
  const keys = rehearsalKeys(stage.now);
  const { notBefore, notAfter, der, fingerprint } = keys;
  await doorWork(stage.ports, (door, now) =>
    door.of(organizationId).profiles.addCertificate({
      id: newId<CertificateId>("certificate"),
      profileId,
      der,
      fingerprint,
      subject: "CN=rehearsal.invalid",
      notBefore,
      notAfter,
      source: "upload",
      live: true,
      addedAt: now,
      remindersSent: [],
    }),
  );
  const idp: IdentityProvider = identityProvider({ entityId: configuration.issuer, keys });
  const sp = serviceProviderOf(stage.ports.env.appUrl, profileId);
  const { emailAttribute } = configuration;
  return {
    profileId,
    respond: (inResponseTo) =>
      idp.respond({
        sp,
        now: stage.now,
        inResponseTo,
        nameId: stage.email,
        sign: "both",
        signature: "ecdsa-sha256",
        ...(emailAttribute ? { attributes: { [emailAttribute]: stage.email } } : {}),
      }),
  };
}

let made: KeyPair | undefined;
/** One for the process. It is never in the database for longer than a rehearsal. */
function rehearsalKeys(now: Date): KeyPair {
  made ??= createKeyPairSync({ commonName: "rehearsal.invalid", now, kind: "p256" });
  return made;
}
