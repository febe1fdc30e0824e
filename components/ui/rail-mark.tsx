export type RailState = "todo" | "now" | "done" | "warn" | "failed" | "blocked";

const LOOKS: Record<RailState, string> = {
  todo: "border-line-strong bg-surface text-text-3",
  now: "border-primary bg-primary-soft text-primary-text",
  done: "border-primary bg-primary text-on-primary",
  warn: "border-warn-line bg-warn-soft text-warn",
  failed: "border-danger-line bg-danger-soft text-danger",
  blocked: "border-line-strong border-dashed bg-surface text-text-3",
};

/** The tick on the rail: its shape differs for each state, not only its colour. */
export function RailMark({ state, number }: { state: RailState; number?: number | undefined }) {
  return (
    <span
      aria-hidden
      className={`relative z-10 flex size-6 items-center justify-center rounded-full border-2 text-[12px] leading-none font-semibold ${LOOKS[state]}`}
    >
      {number !== undefined && (state === "todo" || state === "now" || state === "blocked") ? (
        number
      ) : (
        <svg
          width="14"
          height="14"
          viewBox="0 0 14 14"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          aria-hidden="true"
        >
          {shape(state)}
        </svg>
      )}
    </span>
  );
}

function shape(state: RailState) {
  if (state === "done")
    return (
      <path className="rail-tick" d="M3 7.5 6 10.5 11.5 4" strokeLinecap="round" strokeLinejoin="round" />
    );
  if (state === "now") return <circle cx="7" cy="7" r="3" fill="currentColor" stroke="none" />;
  if (state === "warn") return <path d="M7 2.5v5.5M7 10.5v1" strokeLinecap="round" />;
  if (state === "failed") return <path d="m4 4 6 6m0-6-6 6" strokeLinecap="round" />;
  if (state === "blocked") return <path d="M4 7h6" strokeLinecap="round" />;
  return null;
}
