// The practice world: made by the same `apply` that an operator uses, once, in an empty database.
import { DEMO_PASSWORD, DEMO_PEOPLE, DEMO_RECOVERY_CODES } from "../core/demo-people";
import type { OrganizationId } from "../core/ids";
import { practiceMetadata, practiceOrigin } from "../practice/practice-identity-provider";
import { OPERATOR_ACTOR } from "../runtime/actor";
import type { Ports } from "../runtime/ports";
import { recoveryCodeHash } from "../runtime/recovery-code";
import { newId } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";
import { readIdpMetadata } from "../saml/idp-metadata";
import { type Applied, applyFile } from "./apply/apply-file";
import type { WrittenFile } from "./apply/file-shape";
import { judgeFile } from "./apply/read-file";

/** Installation setting: a demo world was begun or is whole here. Nothing else may ever be taken for one. */
const SETTING = "demo-world";
const PROFILE = "Practice IdP";

/** Is this database a demo's? Its passwords are known to everybody. */
export async function isDemoWorld(ports: Pick<Ports, "database">): Promise<boolean> {
  return (await doorReads(ports).installation.setting(SETTING)) !== null;
}

/**
 * Plants the demo world in an empty database; in a demo's own it only follows the practice identity provider to another
 * port. Answers a sentence when the database is somebody's real one.
 */
export async function seedDemoWorld(ports: Ports): Promise<{ problem: string } | null> {
  const { installation } = doorReads(ports);
  const state = await installation.setting<string>(SETTING);
  if (state === null && (await installation.organizations()).length > 0)
    return { problem: "DATABASE_URL names a database that is in use and is no demo: choose an empty one." };
  if (state !== "whole") {
    await saveState(ports, "begun");
    const people = await apply(ports, peopleFile());
    await proveEmergencyAccess(ports, people.organizations[0]!.id);
    await apply(ports, await profileFile(ports, true));
    await saveState(ports, "whole");
  }
  if (!(await isWherePracticeIs(ports))) await apply(ports, await profileFile(ports, false));
  return null;
}

/** After a start on another port the practice identity provider has another name. Nothing else is put back to its beginning. */
async function isWherePracticeIs(ports: Ports): Promise<boolean> {
  const origin = practiceOrigin(ports.env.appUrl);
  const door = doorReads(ports);
  const acme = await door.installation.findOrganizationByName("Acme Corp");
  const profiles = acme ? await door.of(acme.id).profiles.list() : [];
  const practice = profiles.find(({ name }) => name === PROFILE);
  return !practice || practice.live?.issuer === `${origin}/metadata`;
}

const saveState = (ports: Ports, state: "begun" | "whole") =>
  doorWork(ports, ({ installation }, now) => installation.saveSetting(SETTING, state, now));

async function apply(ports: Ports, written: WrittenFile): Promise<Applied> {
  const judged = judgeFile(written);
  if ("problems" in judged) throw new Error(judged.problems.join(" "));
  const applied = await applyFile(ports, judged.file, { folder: ".", label: "the demo world" });
  if ("problems" in applied) throw new Error(applied.problems.join(" "));
  return applied;
}

const ROLES: Readonly<Record<string, "owner" | "admin">> = {
  "alice@acme.test": "owner",
  "dana@acme.test": "admin",
  "carol@globex.test": "owner",
};

const peopleOn = (domain: string) =>
  DEMO_PEOPLE.filter(({ email }) => email.endsWith(`@${domain}`)).map(({ email, name }) => ({
    email,
    name,
    role: ROLES[email] ?? ("member" as const),
    password: DEMO_PASSWORD,
  }));

const organization = (name: string, domain: string) => ({
  name,
  domains: [{ name: domain, approved: true }],
  users: peopleOn(domain),
});

const peopleFile = (): WrittenFile => ({
  organizations: [organization("Acme Corp", "acme.test"), organization("Globex", "globex.test")],
});

/** With `requirement`: who must use it and who is left out; without, only where it is. */
async function profileFile(ports: Ports, requirement: boolean): Promise<WrittenFile> {
  const origin = practiceOrigin(ports.env.appUrl);
  const read = readIdpMetadata(await practiceMetadata(ports, origin), { now: ports.clock() });
  if (!("metadata" in read)) throw new Error("The practice identity provider's metadata could not be read.");
  const { issuer, signInUrl, certificates } = read.metadata;
  const profile = {
    name: PROFILE,
    metadataUrl: `${origin}/metadata`,
    issuer,
    signInUrl,
    certificates: certificates.map(({ der }) => der),
    trustedWithoutTest: true,
  };
  return {
    organizations: [
      requirement
        ? {
            name: "Acme Corp",
            ssoProfiles: [{ ...profile, enforce: ["acme.test"] }],
            exemptions: [{ email: "robot@acme.test", reason: "Nightly export, cannot use a browser" }],
          }
        : { name: "Acme Corp", ssoProfiles: [profile] },
    ],
  };
}

/** alice has codes, stored them and practised, so that the Admin Center accepts plans from the first click on (R2). */
async function proveEmergencyAccess(ports: Ports, acme: OrganizationId): Promise<void> {
  await doorWork(ports, async (door, now, record) => {
    const { users, recoveryCodes } = door.of(acme);
    const alice = (await users.findByEmail("alice@acme.test"))!;
    if (alice.emergencySince) return;
    await users.change(alice.id, { emergencySince: now, emergencyDrilledAt: now, codesStoredAt: now });
    await recoveryCodes.replace(
      alice.id,
      DEMO_RECOVERY_CODES.map((code) => ({ id: newId("recoveryCode"), codeHash: recoveryCodeHash(code) })),
      now,
    );
    const who = { user: alice.id, email: alice.email };
    await record(
      acme,
      OPERATOR_ACTOR,
      { name: "emergency.named", ...who },
      { name: "emergency.codes-made", ...who, codes: DEMO_RECOVERY_CODES.length },
      { name: "emergency.codes-stored", ...who },
      { name: "emergency.drilled", ...who },
    );
  });
}
