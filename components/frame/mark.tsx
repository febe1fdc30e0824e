/** The product's mark: a door that stands open on the line of a log book. `size` in px. Decoration: its name stands beside it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
      className="shrink-0 text-primary"
    >
      <path d="M3.5 26.5h25" strokeWidth="2" strokeLinecap="round" />
      <path d="M9 26V7.5A1.5 1.5 0 0 1 10.5 6H15" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M15 4.5 23.5 7v21L15 25.500z"
        strokeWidth="2"
        strokeLinejoin="round"
        fill="currentColor"
        fillOpacity=".14"
      />
      <circle cx="18.5" cy="16" r="1.4" fill="currentColor" stroke="none" />
    </svg>
  );
}
