const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,20})?(Z|[+-]\d\d:\d\d)$/;

/** An xs:dateTime with a zone (saml-core 1.3.3), to the millisecond; null when it is not one. */
export function parseInstant(text: string): Date | null {
  const parts = DATE_TIME.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  const zone = parts[8]!;
  const fields = [
    year! >= 1,
    month! >= 1,
    month! <= 12,
    day! >= 1,
    day! <= daysIn(year!, month!),
    hour! <= 23,
    minute! <= 59,
    second! <= 59,
  ];
  if (fields.includes(false) || !/^(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$/.test(zone)) return null;
  const fraction = parts[7] ? `.${parts[7].slice(1, 4).padEnd(3, "0")}` : "";
  return new Date(`${text.slice(0, 19)}${fraction}${zone}`);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
