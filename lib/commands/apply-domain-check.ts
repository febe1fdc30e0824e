// What a look at a domain changes, in one transaction: its state, its times, who is told. For "Check now" and for the job.
import type { DomainRow } from "../../db/repositories/domains";
import { type DomainSight, sawWords } from "../core/domain-sight";
import { type CheckResult, nextCheckAt, planCheck } from "../core/domain-state";
import type { DomainEvent } from "../core/events";
import type { DomainId } from "../core/ids";
import {
  type Diagnosis,
  isDefinitelyGone,
  type Judgement,
  judgeChallenge,
  judgeProof,
} from "../core/verified-domain";
import { domainLostMail, domainRestoredMail, domainVerifiedMail } from "../mail/domains";
import type { DomainLook } from "../runtime/look-at-domain";
import { tellAdministrators } from "../runtime/tell-administrators";
import type { DomainWork } from "./domain-work";
import { moveDomainAway } from "./move-domain-away";
import { remindOfMissingRecord } from "./remind-of-domain";

export interface DomainChecked {
  readonly domain: string;
  readonly result: CheckResult;
  readonly judgement: Judgement;
  readonly events: readonly DomainEvent[];
}

/** Null when the domain is gone, or was given another challenge or method since the look: then nothing is written. */
export async function applyDomainCheck(
  work: DomainWork,
  domainId: DomainId,
  look: DomainLook,
): Promise<DomainChecked | null> {
  const { repos, now } = work;
  const row = await repos.domains.find(domainId);
  if (!row || row.challenge !== look.challenge || row.method !== look.method) return null;
  const own = row.verifiedAt || row.lostAt ? judgeProof(row, look.seen) : judgeChallenge(row, look.seen, now);
  const holder = own.verified && row.verifiedAt === null ? await repos.otherHolder(row.name) : null;
  const holds = holder && whyItStays(holder.domain, look);
  const judgement: Judgement = holds
    ? { verified: false, diagnosis: { code: "held-elsewhere", because: holds } }
    : own;
  if (holder && !holds) await moveDomainAway({ ...work, repos: holder.repos }, holder.domain);

  const plan = planCheck(row, judgement, now);
  const proven = plan.result === "verified" || plan.result === "restored";
  const nameServers = look.seen.by === "dns" ? look.seen.nameServers : [];
  const change = {
    ...plan.change,
    verifiedBy: proven ? row.method : row.verifiedBy,
    checkedAt: now,
    observation: { judgement, nameServers } satisfies DomainSight,
    remindersSent: plan.result.startsWith("still-") ? row.remindersSent : [],
  };
  const changed: DomainRow = { ...row, ...change };
  await repos.domains.change(domainId, { ...change, nextCheckAt: nextCheckAt(changed, now) });
  return {
    domain: row.name,
    result: plan.result,
    judgement,
    events: await tell(work, changed, plan.result, judgement, holder !== null),
  };
}

/** Proof wins: whoever held the name keeps it only while its own proof stands (SECURITY.md D3, D7). Null: it moves. */
function whyItStays(
  holder: DomainRow,
  look: DomainLook,
): Extract<Diagnosis, { code: "held-elsewhere" }>["because"] | null {
  if (holder.verifiedBy === "operator") return "operator";
  // Looked at by its own method; when it came to hold the name after the look, ours may show its proof as well.
  const seen =
    look.holder?.domainId === holder.id ? look.holder.seen : holder.method === look.method ? look.seen : null;
  if (!seen) return "not-surely-gone";
  const judged = judgeProof(holder, seen);
  if (judged.verified) return "still-proven";
  return isDefinitelyGone(judged) ? null : "not-surely-gone";
}

async function tell(
  work: DomainWork,
  row: DomainRow,
  result: CheckResult,
  judgement: Judgement,
  moved: boolean,
): Promise<DomainEvent[]> {
  const { now } = work;
  const about = { domain: row.name, domainId: row.id, key: `${row.id}/${now.toISOString()}` };
  switch (result) {
    case "verified":
      await tellAdministrators(work, (to) => domainVerifiedMail({ ...to, ...about, moved }));
      return [{ name: "domain.verified", domain: row.name, by: row.method }];
    case "restored":
    case "record-back":
      await tellAdministrators(work, (to) =>
        domainRestoredMail({ ...to, ...about, wasLost: result === "restored" }),
      );
      return [{ name: "domain.restored", domain: row.name }];
    case "record-missing":
      await remindOfMissingRecord(work, row);
      return [{ name: "domain.needs-attention", domain: row.name, saw: sawWords(judgement) }];
    case "lost": {
      const { people } = await work.repos.users.countOnDomain(row.name);
      await tellAdministrators(work, (to) =>
        domainLostMail({ ...to, ...about, people, required: row.enforcedByProfileId !== null }),
      );
      return [{ name: "domain.lost", domain: row.name }];
    }
    default:
      return [];
  }
}
