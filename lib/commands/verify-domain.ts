import { z } from "zod";
import { sawWords } from "../core/domain-sight";
import { CHECK_NOW_SECONDS, type CheckResult, secondsUntilCheckNow } from "../core/domain-state";
import type { DomainEvent, Events } from "../core/events";
import type { Refusal } from "../core/refusals";
import { defineCommand } from "../runtime/command";
import { type DomainLook, lookAtDomain } from "../runtime/look-at-domain";
import { exceeds } from "../runtime/rate-limit";
import { applyDomainCheck } from "./apply-domain-check";
import { domainIdInput } from "./domain-work";

const input = z.object({ domainId: domainIdInput });

/** "Check now": looks at once, at most every 10 seconds. Also verifies a lost domain again. */
export const verifyDomainCommand = defineCommand<
  typeof input,
  { domain: string; result: CheckResult },
  DomainLook
>({
  permission: "domains.manage",
  setUpContact: "domains",
  input,
  async prepare(outside, reads, { domainId }) {
    const row = await reads.domains.find(domainId);
    if (!row) return { refused: { code: "not-found", what: "domain" } };
    const left = secondsUntilCheckNow(row.checkedAt, outside.clock());
    if (left > 0) return tooSoon(left);
    const wait = await exceeds(outside, ["domain-check/domain", domainId]);
    if (wait !== null) return tooSoon(wait);
    const seconds = await exceeds(outside, ["domain-check/organization", row.organizationId]);
    if (seconds !== null) return { refused: { code: "too-many-tries", seconds } };
    return { evidence: await lookAtDomain(outside, row) };
  },
  async run(context, { domainId }) {
    const checked = await applyDomainCheck(context, domainId, context.evidence);
    if (!checked) return { refused: { code: "changed-meanwhile", by: "Somebody else" } };
    const { domain, result, judgement, events } = checked;
    const looked: DomainEvent = { name: "domain.checked", domain, saw: sawWords(judgement) };
    return {
      done: { domain, result },
      events: (events.length > 0 ? events : [looked]) as unknown as Events,
    };
  },
});

const tooSoon = (seconds: number): { refused: Refusal } => ({
  refused: { code: "checked-just-now", ago: Math.max(0, CHECK_NOW_SECONDS - seconds), seconds },
});
