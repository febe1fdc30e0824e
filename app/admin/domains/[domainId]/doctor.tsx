import { Compare } from "@/components/ui/compare";
import { Notice } from "@/components/ui/notice";
import { When } from "@/components/when";
import { diagnosisText } from "@/lib/core/domain-sight";
import type { DomainDetail } from "../domains";

/** What the last look saw, and what to do about it. Changes are announced by its role. */
export function Doctor({ domain }: { domain: DomainDetail }) {
  const { sight, checkedAt, name } = domain;
  if (!sight || !checkedAt)
    return (
      <Notice title="We look for the record right now">
        It takes a few seconds. You can add the record meanwhile.
      </Notice>
    );
  const { judgement } = sight;
  if (judgement.verified) return null;
  const { diagnosis } = judgement;
  const calm = diagnosis.code === "record-missing" || diagnosis.code === "servers-differ";
  return (
    <div className="flex flex-col gap-3">
      <Notice tone={calm ? "info" : "warn"} title="What we saw">
        <p>
          {diagnosis.code === "name-doubled" ? (
            <Doubled text={diagnosisText(diagnosis, name)} zone={diagnosis.zone} />
          ) : (
            diagnosisText(diagnosis, name)
          )}
        </p>
        <p className="mt-1 text-label text-text-2">
          <When at={checkedAt} />
          {sight.nameServers.length > 0 ? `, at ${sight.nameServers.join(", ")}` : ""}
        </p>
      </Notice>
      {diagnosis.code === "value-differs" || diagnosis.code === "file-differs" ? (
        <Compare expected={diagnosis.expected} received={diagnosis.found} receivedLabel="Found" />
      ) : null}
    </div>
  );
}

/** The part that the provider added stands out. */
function Doubled({ text, zone }: { text: string; zone: string }) {
  const [before, after] = text.split(`.${zone}.${zone}`);
  return (
    <>
      {before}.{zone}.<strong>{zone}</strong>
      {after}
    </>
  );
}
