import type { ReactNode } from "react";
import { characterDifference, differenceInWords, type Piece } from "./character-difference";

/**
 * Expected and received under each other, the characters that differ marked (`<del>`, `<ins>`) and the difference in words.
 * `expectedLabel` and `receivedLabel` may name the fields in the provider's words; `received: null` means nothing came.
 */
export function Compare({
  expected,
  received,
  expectedLabel = "Expected",
  receivedLabel = "Received",
}: {
  expected: string;
  received: string | null;
  expectedLabel?: ReactNode;
  receivedLabel?: ReactNode;
}) {
  const pieces = characterDifference(expected, received ?? "");
  return (
    <div className="overflow-hidden rounded-control border border-line">
      <dl className="divide-y divide-line">
        <Side label={expectedLabel} pieces={pieces} shows="missing" />
        <Side label={receivedLabel} pieces={pieces} shows="added" />
      </dl>
      <p className="border-t border-line bg-surface px-3 py-2 text-label text-text-2">
        {differenceInWords(expected, received ?? "")}
      </p>
    </div>
  );
}

function Side({
  label,
  pieces,
  shows,
}: {
  label: ReactNode;
  pieces: readonly Piece[];
  shows: "missing" | "added";
}) {
  const Mark = shows === "missing" ? "del" : "ins";
  const look =
    shows === "missing"
      ? "bg-danger-soft text-danger underline decoration-dotted decoration-2 underline-offset-4"
      : "bg-warn-soft text-warn underline decoration-2 underline-offset-4";
  const mine = pieces.filter(({ is }) => is === "kept" || is === shows);
  return (
    <div className="grid bg-sunken sm:grid-cols-[112px_minmax(0,1fr)]">
      <dt className="px-3 pt-2 text-label leading-5 text-text-3 sm:pb-2">{label}</dt>
      <dd className="px-3 pt-1 pb-2 font-mono text-value wrap-anywhere sm:pt-2 sm:pl-0">
        {mine.length === 0 ? <span className="font-sans text-text-3">nothing</span> : null}
        {mine.map(({ is, text }, index) =>
          is === "kept" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have an order and nothing else
            <span key={index}>{text}</span>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have an order and nothing else
            <Mark key={index} className={`rounded-[2px] px-px whitespace-pre-wrap ${look}`}>
              {text}
            </Mark>
          ),
        )}
      </dd>
    </div>
  );
}
