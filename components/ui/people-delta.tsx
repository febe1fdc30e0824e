import { ArrowRight } from "lucide-react";

/** How many people a change touches: "86 → 83 must use SSO". `label`: what is counted, after the number. */
export function PeopleDelta({ from, to, label }: { from: number; to: number; label: string }) {
  const words = (count: number) => count.toLocaleString("en-GB");
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="sr-only">
        from {words(from)} to {words(to)} {label}
      </span>
      <span aria-hidden className="font-title text-[22px] leading-7 text-text-3 tabular-nums">
        {words(from)}
      </span>
      <ArrowRight aria-hidden size={16} strokeWidth={1.5} className="self-center text-text-3" />
      <span aria-hidden className="font-title text-[28px] leading-8 font-medium tabular-nums">
        {words(to)}
      </span>
      <span aria-hidden>{label}</span>
    </p>
  );
}

/** A number that matters, with what it counts under it. */
export function BigNumber({ value, label }: { value: number | string; label: string }) {
  return (
    <p className="flex flex-col">
      <span className="font-title text-[28px] leading-8 font-medium tabular-nums">
        {typeof value === "number" ? value.toLocaleString("en-GB") : value}
      </span>
      <span className="text-label text-text-2">{label}</span>
    </p>
  );
}
