import type { Repositories } from "../../../db/repositories";
import type { CertificateId, ProfileId } from "../../core/ids";
import { DEFAULT_CONFIGURATION, serviceProviderOf } from "../../core/sso-profile";
import { detectProvider } from "../../guides/guides";
import { OPERATOR_ACTOR } from "../../runtime/actor";
import { newId } from "../../runtime/secrets";
import { doorWork } from "../../runtime/unit-of-work";
import { ApplyRefused } from "../apply/apply-work";
import { type ProfileEvidence, readMetadataFile } from "../apply/gather";
import { type CliCommand, type CliContext, CliMisunderstood, CliProblem, textOption } from "../cli-command";
import { findOrganization } from "../find-organization";

export const legacyAttachCommand: CliCommand = {
  name: "legacy attach",
  usage: "--organization <ID or name> --name <name> --metadata <file> [--enforce <domain>]…",
  summary:
    "Takes an SSO that was set up by hand over as a legacy profile (JB…), not yet in the Admin Center.",
  details: [
    "--enforce: people on this verified domain sign in with it already. `legacy activate` gives it to the owners.",
    "The identity provider must know the ACS address that is printed.",
  ],
  options: {
    organization: { type: "string" },
    name: { type: "string" },
    metadata: { type: "string" },
    enforce: { type: "string", multiple: true },
  },
  words: [0, 0],
  async run(context) {
    const [named, name, file] = ["organization", "name", "metadata"].map((option) =>
      textOption(context, option),
    );
    if (!named || !name || !file)
      throw new CliMisunderstood("--organization, --name and --metadata are all needed.");
    const ports = await context.open();
    const organization = await findOrganization(ports, named);
    const evidence = await read(() => readMetadataFile(ports, file, context.folder, "--metadata"));
    const { configuration, certificates } = evidence;
    const { issuer = "", signInUrl = "" } = configuration;
    const id = newId<ProfileId>("legacyProfile");
    await doorWork(ports, async (door, now, record) => {
      const { profiles, legacyProfiles } = door.of(organization.id);
      const others = [...(await profiles.list()), ...(await legacyProfiles.list())];
      if (others.some((one) => one.name.toLowerCase() === name.toLowerCase()))
        throw new CliProblem(`${organization.name} has a profile named “${name}” already.`);
      await profiles.add({
        id,
        name,
        provider: detectProvider(issuer, signInUrl)?.id ?? "generic",
        visible: false,
        on: true,
        live: { ...DEFAULT_CONFIGURATION, ...configuration, issuer, signInUrl },
        liveVersion: 1,
        publishedAt: now,
        wizard: {},
        testedBy: [],
        createdAt: now,
      });
      for (const { der, fingerprint, subject, notBefore, notAfter } of certificates)
        await profiles.addCertificate({
          id: newId<CertificateId>("certificate"),
          profileId: id,
          der,
          fingerprint,
          subject,
          notBefore,
          notAfter,
          source: "operator",
          live: true,
          addedAt: now,
          remindersSent: [],
        });
      const enforced = await enforce(door.of(organization.id), id, enforceOption(context), now);
      if (enforced) await record(organization.id, OPERATOR_ACTOR, { ...enforced, profile: name });
      await record(organization.id, OPERATOR_ACTOR, {
        name: "sso-profile.created",
        profileId: id,
        profile: name,
      });
    });
    const { acsUrl, entityId } = serviceProviderOf(ports.env.appUrl, id);
    return {
      json: { id, name, organization: organization.id, acsUrl, entityId },
      lines: [
        `Attached “${name}” to ${organization.name}: ${id}`,
        `ACS: ${acsUrl}`,
        `Entity ID: ${entityId}`,
      ],
    };
  },
};

async function read(work: () => Promise<ProfileEvidence>): Promise<ProfileEvidence> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApplyRefused) throw new CliProblem(...error.sentences);
    throw error;
  }
}

const enforceOption = ({ options }: CliContext): readonly string[] =>
  Array.isArray(options.enforce) ? options.enforce.map((name) => String(name).toLowerCase()) : [];

/** What was so before it is here: no plan, no test. Null when no domain was named. */
async function enforce(
  { domains, users }: Repositories,
  profileId: ProfileId,
  names: readonly string[],
  now: Date,
) {
  if (names.length === 0) return null;
  let people = 0;
  for (const name of names) {
    const row = await domains.findByName(name);
    if (!row?.verifiedAt) throw new CliProblem(`${name} is no verified domain of this organization.`);
    if (row.enforcedByProfileId) throw new CliProblem(`People on ${name} must use another profile.`);
    await domains.enforce([row.id], profileId, null, now);
    people += (await users.countOnDomain(name)).people;
  }
  return { name: "sso.enforced", profileId, domains: names, people } as const;
}
