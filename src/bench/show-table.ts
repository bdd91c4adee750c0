// Tables and figures as text: aligned for a terminal, as Markdown for docs/performance.md.

import type { Report, Table } from './report.ts';

/** The whole report as aligned text. */
export function showReport(report: Report): string {
  const tables = report.parts.flatMap((part) => part.tables);
  return `${report.machine.words}\n\n${tables.map(alignedTable).join('\n')}`;
}

/** The whole report as Markdown, to be pasted into a document. */
export function showReportAsMarkdown(report: Report): string {
  const tables = report.parts.flatMap((part) => part.tables);
  return `Measured on ${report.measuredAt.slice(0, 10)}: ${report.machine.words}\n\n${tables.map(markdownTable).join('\n')}`;
}

/** Title, columns under each other, remarks. */
export function alignedTable({ title, columns, rows, remarks }: Table): string {
  const widths = columns.map((_, at) => Math.max(...[columns, ...rows].map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]) =>
    widths.map((width, at) => (at === 0 ? (row[at] ?? '').padEnd(width) : (row[at] ?? '').padStart(width))).join('  ');
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const lines = [title, line(columns), rule, ...rows.map(line), ...remarks.map((remark) => `· ${remark}`)];
  return `${lines.map((text) => text.trimEnd()).join('\n')}\n`;
}

/** The table in GitHub's Markdown under a heading. */
export function markdownTable({ title, columns, rows, remarks }: Table): string {
  const line = (row: readonly string[]) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = `|${columns.map((_, at) => (at === 0 ? '---' : '--:')).join('|')}|`;
  const list = remarks.length > 0 ? `\n${remarks.map((remark) => `- ${remark}`).join('\n')}\n` : '';
  return `### ${title}\n\n${[line(columns), rule, ...rows.map(line)].join('\n')}\n${list}`;
}

/** Milliseconds with as many digits as mean something. */
export function showMilliseconds(milliseconds: number): string {
  return `${showNumber(milliseconds)} ms`;
}

export function showSeconds(seconds: number): string {
  return `${showNumber(seconds)} s`;
}

/** Millions of bytes. */
export function showMegabytes(bytes: number): string {
  return `${showNumber(bytes / 1e6)} MB`;
}

/** Three digits that mean something, thousands apart. */
export function showNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const digits = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.01 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

/** How one figure stands to another: `3.1 ×`. */
export function showRatio(value: number, reference: number): string {
  return `${showNumber(value / reference)} ×`;
}

/** A limit, and whether a value keeps it. */
export function judge(value: number, limit: number, unit: string): string {
  return `≤ ${limit.toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit} ${value <= limit ? 'met' : 'MISSED'}`;
}
