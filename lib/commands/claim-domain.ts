import { z } from "zod";
import { domainNameSentence, readDomainName } from "../core/domain-name";
import type { DomainId } from "../core/ids";
import { domainClaimedElsewhereMail } from "../mail/domains";
import { PRODUCT_ACTOR } from "../runtime/actor";
import { asPerson, defineCommand, type Outcome } from "../runtime/command";
import { domainNameKnowledge } from "../runtime/public-suffixes";
import { newChallenge } from "../runtime/secrets";
import { tellAdministrators } from "../runtime/tell-administrators";
import type { DomainWork } from "./domain-work";

/** Unproven claims of one organization at a time: each is looked for in the DNS. */
const MOST_WAITING = 50;

/**
 * Puts a domain on the list with a challenge of its own. Takes pasted links and addresses. A name that another
 * organization has verified needs `anyway`; then its owners are told, and the proof decides (SECURITY.md D3).
 */
export const claimDomainCommand = defineCommand({
  permission: "domains.manage",
  input: z.object({
    domain: z.string().trim().min(1, "Type a domain, for example acme.com.").max(2048, "That is too long."),
    anyway: z.literal("on").optional(),
  }),
  async run(
    context,
    { domain: typed, anyway },
  ): Promise<Outcome<{ domainId: DomainId; name: string; tookFrom: string | null }>> {
    const { repos, now, newId, origin } = context;
    const actor = asPerson(context.actor);
    const read = readDomainName(typed, domainNameKnowledge(origin));
    if ("problem" in read)
      return { refused: { code: "domain-invalid", message: domainNameSentence(read.problem, read.name) } };
    const { name, tookFrom } = read;
    const listed = await repos.domains.list();
    if (listed.some((row) => row.name === name))
      return { refused: { code: "domain-already-listed", domain: name } };
    if (listed.filter(({ verifiedAt, lostAt }) => !verifiedAt && !lostAt).length >= MOST_WAITING)
      return { refused: { code: "too-many-at-once", limit: MOST_WAITING } };
    const holder = await repos.otherHolder(name);
    if (holder && !anyway) return { refused: { code: "domain-held-elsewhere", domain: name } };
    const domainId = newId<DomainId>("domain");
    await repos.domains.add({
      id: domainId,
      name,
      challenge: newChallenge(),
      method: "dns",
      claimedAt: now,
      claimedBy: actor.userId,
      nextCheckAt: now,
      remindersSent: [],
    });
    if (holder) await tellHolder({ repos: holder.repos, now, newId, origin }, holder.domain);
    return { done: { domainId, name, tookFrom }, events: [{ name: "domain.claimed", domain: name }] };
  },
});

/** Once for as long as they hold it, however many claim it. */
async function tellHolder(
  work: DomainWork,
  domain: { id: DomainId; name: string; verifiedAt: Date | null },
): Promise<void> {
  const { repos, now, newId } = work;
  await repos.audit.append(
    [{ name: "domain.claimed-elsewhere", domain: domain.name }],
    PRODUCT_ACTOR,
    now,
    () => newId("event"),
  );
  const key = `${domain.id}/${domain.verifiedAt?.toISOString()}`;
  await tellAdministrators(work, (to) =>
    domainClaimedElsewhereMail({ ...to, domain: domain.name, domainId: domain.id, key }),
  );
}
