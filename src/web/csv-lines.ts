// Tables as CSV (RFC 4180). Cells that a spreadsheet would take for a formula are made text.

/** The lines of a table, its heads first. */
export function csvLines(lines: readonly (readonly string[])[]): string {
  return `${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
