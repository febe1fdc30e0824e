// Metadata that came from an address is read once a day: a new certificate is added and told, never swapped in silence.
import type { ProfileRow } from "../../db/repositories/profiles";
import { type CertificateDetails, MOST_CERTIFICATES } from "../core/certificate";
import type { DomainEvent } from "../core/events";
import { type IdpMetadata, METADATA_PROBLEM_TEXT } from "../core/idp-metadata";
import type { CertificateId, OrganizationId } from "../core/ids";
import { certificateFoundMail, metadataProblemMail } from "../mail/certificates";
import { PRODUCT_ACTOR } from "../runtime/actor";
import { guardedFetch } from "../runtime/guarded-fetch";
import type { Ports } from "../runtime/ports";
import { newId } from "../runtime/secrets";
import { tellAdministrators } from "../runtime/tell-administrators";
import { doorReads, readsOf, unitOfWork } from "../runtime/unit-of-work";
import { readIdpMetadata } from "../saml/idp-metadata";
import type { OrganizationWork } from "./each-organization";
import type { Job } from "./schedule";

const DAY = 86_400_000;
const TELL_AFTER_MS = 3 * DAY;
/** Problems that an administrator must look at first; reading goes on when they fetch again. */
export const STOPPING = ["issuer-changed", "address-changed"] as const;

type Looked = { readonly metadata: IdpMetadata } | { readonly code: string; readonly sentence: string };

export const refreshMetadata: Job = {
  name: "refresh-metadata",
  everySeconds: 3600,
  async run(ports) {
    for (const { id } of await doorReads(ports).installation.organizations())
      for (const profile of await readsOf(ports, id).profiles.list())
        if (isDue(profile, ports.clock())) await refreshOne(ports, id, profile);
  },
};

function isDue(profile: ProfileRow, now: Date): boolean {
  if (!profile.live || !profile.on || !profile.metadataUrl) return false;
  if (STOPPING.some((code) => code === profile.metadataProblem?.code)) return false;
  return profile.metadataFetchedAt === null || now.getTime() - profile.metadataFetchedAt.getTime() >= DAY;
}

/** The network first, then one transaction that looks at the profile again. */
async function refreshOne(ports: Ports, organizationId: OrganizationId, before: ProfileRow): Promise<void> {
  const looked = await look(ports, before);
  await unitOfWork(ports, organizationId, PRODUCT_ACTOR, async (repos, now) => {
    const work = { repos, now, newId, origin: ports.env.appUrl };
    const profile = await repos.profiles.find(before.id);
    const unchanged = profile?.live && profile.metadataUrl === before.metadataUrl;
    const events = !unchanged
      ? []
      : "metadata" in looked
        ? await takeOver(work, profile, looked.metadata)
        : await remember(work, profile, looked.code, looked.sentence);
    return { answer: null, events };
  });
}

async function look(ports: Ports, profile: ProfileRow): Promise<Looked> {
  const fetched = await guardedFetch(profile.metadataUrl!, { allowLoopback: ports.env.loopback });
  if ("problem" in fetched) return fetched.problem;
  const options = { now: ports.clock(), origin: ports.env.appUrl };
  let read = readIdpMetadata(fetched.body, options);
  if ("choices" in read) read = readIdpMetadata(fetched.body, { ...options, entityId: profile.live!.issuer });
  if ("metadata" in read) return read;
  const code = "problem" in read ? read.problem.code : "METADATA_NOT_FOUND";
  return { code, sentence: METADATA_PROBLEM_TEXT[code] };
}

async function takeOver(
  work: OrganizationWork,
  profile: ProfileRow,
  { issuer, signInUrl, signInBinding, certificates }: IdpMetadata,
): Promise<readonly DomainEvent[]> {
  const live = profile.live!;
  // A draft with another issuer or address came from this very metadata: then it is the draft's to publish.
  const draft = profile.draft?.configuration;
  if (issuer !== live.issuer && issuer !== draft?.issuer)
    return stop(work, profile, "issuer-changed", `The issuer was ${live.issuer} and is now ${issuer}.`);
  const moved = signInBinding === live.signInBinding && signInUrl !== live.signInUrl;
  if (moved && signInUrl !== draft?.signInUrl)
    return stop(
      work,
      profile,
      "address-changed",
      `The sign-in URL was ${live.signInUrl} and is now ${signInUrl}.`,
    );
  await work.repos.profiles.change(profile.id, { metadataFetchedAt: work.now, metadataProblem: null });
  return issuer === live.issuer ? addNew(work, profile, certificates) : [];
}

/** Beside those that are trusted, in what is live and in the draft; at most five. */
async function addNew(
  work: OrganizationWork,
  profile: ProfileRow,
  certificates: readonly CertificateDetails[],
): Promise<readonly DomainEvent[]> {
  const { repos, now } = work;
  const known = await repos.profiles.certificates(profile.id);
  const trusted = known.filter(({ live }) => live).map(({ fingerprint }) => fingerprint);
  const fresh = certificates
    .filter(({ fingerprint, notAfter }) => !trusted.includes(fingerprint) && notAfter > now)
    .slice(0, Math.max(0, MOST_CERTIFICATES - trusted.length));
  if (fresh.length === 0) return [];
  for (const certificate of fresh) {
    const row = known.find(({ fingerprint }) => fingerprint === certificate.fingerprint);
    if (row) await repos.profiles.changeCertificate(row.id, { live: true, source: "metadata" });
    else
      await repos.profiles.addCertificate({
        ...certificate,
        id: work.newId<CertificateId>("certificate"),
        profileId: profile.id,
        source: "metadata",
        live: true,
        addedAt: now,
        remindersSent: [],
      });
  }
  const fingerprints = fresh.map(({ fingerprint }) => fingerprint);
  if (profile.draft)
    await repos.profiles.change(profile.id, {
      draft: {
        ...profile.draft,
        certificates: [...new Set([...profile.draft.certificates, ...fingerprints])].slice(
          0,
          MOST_CERTIFICATES,
        ),
      },
    });
  const about = { profile: profile.name, profileId: profile.id };
  await tellAdministrators(work, (to) => certificateFoundMail({ ...to, ...about, fingerprints, at: now }));
  return [
    { name: "metadata.refreshed", ...about, added: fresh.length },
    ...fingerprints.map(
      (fingerprint) => ({ name: "certificate.added", ...about, fingerprint, source: "metadata" }) as const,
    ),
  ];
}

/** Told at once, and not read again until an administrator fetches it. */
async function stop(
  work: OrganizationWork,
  profile: ProfileRow,
  code: (typeof STOPPING)[number],
  sentence: string,
): Promise<readonly DomainEvent[]> {
  const { repos, now } = work;
  const about = { profile: profile.name, profileId: profile.id };
  const metadataProblem = { code, since: now.toISOString(), got: sentence };
  await repos.profiles.change(profile.id, { metadataFetchedAt: now, metadataProblem });
  const mail = { ...about, url: profile.metadataUrl!, problem: sentence, since: now, stopped: true };
  await tellAdministrators(work, (to) => metadataProblemMail({ ...to, ...mail }));
  return [{ name: "metadata.stopped", ...about, because: sentence }];
}

/** Since when it cannot be read; told once, after three days (F 21). */
async function remember(
  work: OrganizationWork,
  profile: ProfileRow,
  code: string,
  sentence: string,
): Promise<readonly DomainEvent[]> {
  const { repos, now } = work;
  const since = profile.metadataProblem?.since ?? now.toISOString();
  await repos.profiles.change(profile.id, { metadataProblem: { code, since, got: sentence } });
  if (now.getTime() - new Date(since).getTime() < TELL_AFTER_MS) return [];
  const mail = { profile: profile.name, profileId: profile.id, url: profile.metadataUrl!, problem: sentence };
  await tellAdministrators(work, (to) =>
    metadataProblemMail({ ...to, ...mail, since: new Date(since), stopped: false }),
  );
  return [];
}
