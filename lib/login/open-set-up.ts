// A set-up link (UX.md A.6.13): what it shows, and how its mailed code binds it to one browser.
import type { DoorRepositories } from "../../db/repositories";
import type { OrganizationId, ProfileId } from "../core/ids";
import type { Refusal } from "../core/refusals";
import type { Ports } from "../runtime/ports";
import { exceeds } from "../runtime/rate-limit";
import { hashSecret, newSecret } from "../runtime/secrets";
import { doorReads, doorWork } from "../runtime/unit-of-work";

/** The link ends after so many wrong codes in all. */
const MOST_WRONG_CODES = 20;
/** Whoever has link and code may use a few browsers. */
const MOST_BROWSERS = 5;

interface SetUpData {
  /** Sealed. */
  readonly code: string;
  readonly domains: boolean;
  /** SHA-256 of the secret in each browser's cookie. */
  readonly browsers: readonly string[];
  readonly wrongCodes: number;
}

export interface OpenSetUp {
  readonly linkId: string;
  readonly organizationId: OrganizationId;
  readonly organization: string;
  readonly profileId: ProfileId;
  readonly mayVerifyDomains: boolean;
  readonly email: string;
  readonly inviter: string | null;
  readonly endsAt: Date;
}
export type SetUpState =
  | { readonly is: "ended"; readonly inviter: string | null }
  | { readonly is: "finished"; readonly inviter: string | null }
  | ({ readonly is: "asks-code" | "open" } & OpenSetUp);

/** What this link shows in this browser. An unknown token looks like an ended one, without a name. */
export async function readSetUp(
  ports: Pick<Ports, "database" | "clock">,
  { token, browser }: { token: string; browser: string | null },
): Promise<SetUpState> {
  const door = doorReads(ports);
  const found = await findLink(door, token);
  if (!found) return { is: "ended", inviter: null };
  const { link, data, organizationId, profileId } = found;
  const of = door.of(organizationId);
  const inviter = link.createdBy ? ((await of.users.find(link.createdBy))?.name ?? null) : null;
  if (link.revokedAt !== null || link.expiresAt <= ports.clock() || !(await of.profiles.find(profileId)))
    return { is: "ended", inviter };
  if (link.usedAt !== null) return { is: "finished", inviter };
  const known = browser !== null && data.browsers.includes(hashSecret(browser));
  return {
    is: known ? "open" : "asks-code",
    linkId: link.id,
    organizationId,
    organization: (await of.organization.get()).name,
    profileId,
    mayVerifyDomains: data.domains,
    email: link.email ?? "",
    inviter,
    endsAt: link.expiresAt,
  };
}

/** The right code binds the link to this browser; wrong ones are counted, and too many end the link. */
export async function confirmSetUpCode(
  ports: Pick<Ports, "database" | "clock" | "seal">,
  { token, code, ip }: { token: string; code: string; ip: string | null },
): Promise<{ browser: string } | { refused: Refusal }> {
  const seen = await findLink(doorReads(ports), token);
  if (!seen) return { refused: { code: "link-ended" } };
  const seconds = await exceeds(ports, ["set-up-code/link", seen.link.id]);
  if (seconds !== null) return { refused: { code: "too-many-tries", seconds } };
  const browser = newSecret();
  return doorWork(ports, async (door, now, record): Promise<{ browser: string } | { refused: Refusal }> => {
    const found = await findLink(door, token);
    if (!found) return { refused: { code: "link-ended" } };
    const { link, data, organizationId, profileId } = found;
    const { links, profiles } = door.of(organizationId);
    const profile = await profiles.find(profileId);
    if (!profile || link.revokedAt !== null || link.usedAt !== null || link.expiresAt <= now)
      return { refused: { code: "link-ended" } };
    if (ports.seal.open(data.code) !== code.replace(/\s+/g, "")) {
      const wrongCodes = data.wrongCodes + 1;
      const revokedAt = wrongCodes >= MOST_WRONG_CODES ? now : null;
      await links.change(link.id, { data: { ...data, wrongCodes }, ...(revokedAt ? { revokedAt } : {}) });
      return { refused: revokedAt ? { code: "link-ended" } : { code: "code-wrong" } };
    }
    const browsers = [...data.browsers, hashSecret(browser)].slice(-MOST_BROWSERS);
    await links.change(link.id, { data: { ...data, browsers } });
    const email = link.email ?? "";
    await record(
      organizationId,
      { kind: "link", id: null, name: email, ip },
      { name: "set-up-link.opened", profileId, profile: profile.name, email },
    );
    return { browser };
  });
}

async function findLink(door: DoorRepositories, token: string) {
  const link = await door.installation.findLink(hashSecret(token));
  if (link?.purpose !== "set-up" || !link.organizationId || !link.profileId) return null;
  const { organizationId, profileId } = link;
  return { link, organizationId, profileId, data: link.data as unknown as SetUpData };
}
