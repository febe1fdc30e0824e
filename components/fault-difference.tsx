import type { ReactNode } from "react";
import { comparesExactly } from "../lib/core/fault-pair";
import type { SamlFault } from "../lib/core/saml-fault";
import { Compare } from "./ui/compare";
import { Facts } from "./ui/facts";

/**
 * What was expected and what came. Letter by letter only where one exact text was expected; a description beside a value, or
 * two moments, are two facts. Nothing when the fault knows neither.
 */
export function FaultDifference({
  fault,
  receivedLabel,
}: {
  fault: SamlFault | null;
  receivedLabel?: ReactNode;
}) {
  if (!fault || (fault.want === undefined && fault.got === undefined)) return null;
  if (comparesExactly(fault))
    return (
      <Compare
        expected={fault.want ?? ""}
        received={fault.got ?? null}
        receivedLabel={receivedLabel ?? "Received"}
      />
    );
  return (
    <Facts
      facts={[
        { term: "Expected", is: fault.want ?? null },
        { term: "Received", is: fault.got ?? null },
      ]}
    />
  );
}
