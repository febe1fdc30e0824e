/** An instant with its zone: "2026-11-24 09:12 UTC"; `only` shows a part and keeps the whole for hovering. */
export function DateTime({ at, only }: { at: Date | string; only?: "date" | "time" }) {
  const iso = new Date(at).toISOString();
  const whole = `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
  const text =
    only === "date"
      ? dayText(new Date(at))
      : only === "time"
        ? `${iso.slice(11, 16)} UTC`
        : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
  return (
    <time dateTime={iso} title={whole}>
      {text}
    </time>
  );
}

/** "24 Nov 2026". */
export function dayText(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(date);
}
