// Deadlines as an iCalendar file (RFC 5545) that calendar programs can follow.

export interface CalendarEntry {
  /** Never changes for the same deadline. */
  readonly id: string;
  /** `2026-05-01`; the entry is for that whole day. */
  readonly on: string;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  /** When what it tells was recorded. */
  readonly recordedAt: Date;
}

/** The calendar as text, lines folded and ended as the standard wants them. */
export function writeCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ConductAtlas//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function entryLines({ id, on, title, description, url, recordedAt }: CalendarEntry): string[] {
  const next = new Date(Date.parse(on) + 86_400_000).toISOString();
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(id)}`,
    `DTSTAMP:${recordedAt.toISOString().replace(/[-:]|\.\d{3}/g, '')}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${next.slice(0, 10).replaceAll('-', '')}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r?\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

const encoder = new TextEncoder();
const longestLine = 75;

/** A line holds at most 75 bytes; what is over goes on after a blank. No letter is cut in two. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > longestLine) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += letter;
    bytes += size;
  }
  return [...lines, current];
}
