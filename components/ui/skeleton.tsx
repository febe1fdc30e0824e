/** Holds the place of what is being fetched: `lines` of text (1 to 6), or a block of `height` px. Invisible for the first 400 ms. `label` is for screen readers. */
export function Skeleton({
  lines = 3,
  height,
  label = "Loading…",
}: {
  lines?: number;
  height?: number;
  label?: string;
}) {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      <p className="sr-only">{label}</p>
      {height ? (
        <div aria-hidden className="skeleton rounded-card bg-sunken" style={{ height }} />
      ) : (
        WIDTHS.slice(0, lines).map((width) => (
          <div key={width} aria-hidden className={`skeleton h-4 rounded-badge bg-sunken ${width}`} />
        ))
      )}
    </div>
  );
}

const WIDTHS = ["w-11/12", "w-4/5", "w-2/3", "w-3/4", "w-1/2", "w-3/5"] as const;
