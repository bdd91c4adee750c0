// Public ids: stable for ever, never reused. `CA-D-00028` a document, `CA-P-010816` a provision (the lineage,
// not one wording), `CA-C-002783` a change.

export type RecordKind = 'document' | 'provision' | 'change';

const shapes: Record<RecordKind, { prefix: string; digits: number }> = {
  document: { prefix: 'CA-D-', digits: 5 },
  provision: { prefix: 'CA-P-', digits: 6 },
  change: { prefix: 'CA-C-', digits: 6 },
};

/** `publicId('document', 28)` is `CA-D-00028`. Longer numbers simply grow longer. */
export function publicId(kind: RecordKind, number: number): string {
  const { prefix, digits } = shapes[kind];
  return prefix + String(number).padStart(digits, '0');
}

/** Reads a public id of the given kind in any letter case; null when it is not one. */
export function parsePublicId(kind: RecordKind, text: string): number | null {
  const { prefix, digits } = shapes[kind];
  const match = /^(CA-[DPC]-)(\d{1,10})$/.exec(text.toUpperCase());
  if (!match || match[1] !== prefix || match[2] === undefined || match[2].length < digits) return null;
  const number = Number(match[2]);
  return number > 0 && number <= 2_147_483_647 && publicId(kind, number) === match[0] ? number : null;
}
