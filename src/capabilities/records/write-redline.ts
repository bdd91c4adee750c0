// A redline as a file: the door to the formats in `redline-formats/`.

import { redlineFormats } from './redline-formats/index.ts';
import type { RedlineSheet } from './redline-sheet.ts';

export type RedlineFormatId = keyof typeof redlineFormats;

export interface WrittenRedline {
  readonly mediaType: string;
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** The formats by id, in the order in which they are offered. */
export const redlineFormatIds = Object.keys(redlineFormats).filter(isRedlineFormat);

/** The name of a format for readers. */
export function redlineFormatName(id: RedlineFormatId): string {
  return redlineFormats[id].name;
}

export function isRedlineFormat(id: string): id is RedlineFormatId {
  return Object.hasOwn(redlineFormats, id);
}

/** The sheet as a file of that format. */
export async function writeRedline(id: RedlineFormatId, sheet: RedlineSheet): Promise<WrittenRedline> {
  const { mediaType, ending, write } = redlineFormats[id];
  return { mediaType, ending, bytes: await write(sheet) };
}
