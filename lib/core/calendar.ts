// A calendar file (RFC 5545) with the days on which certificates end.

export interface CalendarDay {
  readonly id: string;
  readonly day: Date;
  readonly title: string;
  readonly text: string;
  readonly url: string;
  /** Days before, for the calendar's own alarms. */
  readonly alarms: readonly number[];
}

/** All-day events; `made` is the file's own date. Lines end in CRLF and are folded at 75 octets, as calendars want it. */
export function calendarFile(name: string, days: readonly CalendarDay[], made: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Doorward//Certificates//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap((one) => event(one, made)),
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

function event({ id, day, title, text, url, alarms }: CalendarDay, made: Date): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${id}@doorward`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART;VALUE=DATE:${stamp(day).slice(0, 8)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    ...alarms.flatMap((before) => [
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `DESCRIPTION:${escaped(title)}`,
      `TRIGGER:-P${before}D`,
      "END:VALARM",
    ]),
    "END:VEVENT",
  ];
}

const stamp = (date: Date) => `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** 75 octets at most, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const size = octetsOf(letter);
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

/** In UTF-8, without any library: core imports nothing. */
function octetsOf(letter: string): number {
  const point = letter.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
