// How column values become JavaScript values: what the rest of the program counts on when it reads a row.
// Apart because the driver's own choices lose days (dates in local time) and numbers (int8 as text).
import pg from 'pg';

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: parseInt8,
  // A calendar day has no time zone: it stays as it is written, 2026-05-04.
  [pg.types.builtins.DATE]: (text) => text,
  // int4[], with thousands of block ids an array.
  1007: parseIntArray,
};

/** For the driver's `types` option; timestamptz is a Date, numeric stays text, bytea is a Buffer. */
export const COLUMN_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS[id]) || pg.types.getTypeParser(id, format),
};

function parseInt8(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large for a JavaScript number`);
  return number;
}

function parseIntArray(text: string): (number | null)[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((element) => (element === 'NULL' ? null : Number(element)));
}
