// Blocks and texts as numbers that are equal where readers read the same: what is furniture or a mere date stamp counts
// for nothing. Apart from block forms, because only the search for what comes back asks for these.

import type { Block } from '#domain/block.ts';
import { readingForm } from './block-forms.ts';
import { withoutOwnDates } from './dates.ts';
import { withoutNumbering } from './numbering.ts';
import { significanceOfSingle } from './significance.ts';

/** Of a block that is no part of the agreement. */
const nothing = 0;

const known = new WeakMap<Block, number>();

/** The block as a number; 0 for furniture and date stamps. Made once per block. */
export function readForm(block: Block): number {
  let form = known.get(block);
  if (form === undefined) {
    form = significanceOfSingle(block, 'added').class === 'substantive' ? formOfWords(block) : nothing;
    known.set(block, form);
  }
  return form;
}

/** A text as 13 hexadecimal digits: equal for texts that readers read as the same, in the same order. */
export function textForm(blocks: readonly Block[]): string {
  let form = 1;
  for (const block of blocks) {
    const next = readForm(block);
    if (next !== nothing) form = join(form, next);
  }
  return form.toString(16).padStart(13, '0');
}

/** How often each passage of a text stands in it, by where it stands. */
export type PlacedForms = ReadonlyMap<number, number>;

/** A paragraph of at least this many letters says by itself what it means, wherever it stands. */
const longEnoughAlone = 60;

/**
 * Each block's form together with what it depends on: list items and rows on their lead-in or parent item, short
 * paragraphs on their heading. "Your photos" under "We never sell:" is another passage than under "We may sell:".
 */
export function placedForms(blocks: readonly Block[]): Float64Array {
  const forms = new Float64Array(blocks.length);
  let [heading, leadIn] = [nothing, nothing];
  let parents: number[] = [];
  blocks.forEach((block, index) => {
    const { kind, level } = block;
    const form = readForm(block);
    const isListed = kind === 'list-item' || kind === 'table-row';
    let context = isListed ? leadIn : heading;
    if (kind === 'list-item') {
      parents = parents.slice(0, Math.max(level - 1, 0));
      context = parents.findLast((parent) => parent !== undefined) ?? leadIn;
      parents[Math.max(level - 1, 0)] = form;
    } else parents = [];
    if (kind === 'heading') heading = form;
    if (!isListed) leadIn = form;
    const isAlone = kind === 'heading' || (kind === 'paragraph' && block.plain.length >= longEnoughAlone);
    forms[index] = form === nothing ? nothing : isAlone ? form : join(context, form);
  });
  return forms;
}

/** The passages of a text, counted. */
export function countForms(forms: Float64Array): PlacedForms {
  const counts = new Map<number, number>();
  for (const form of forms) if (form !== nothing) counts.set(form, (counts.get(form) ?? 0) + 1);
  return counts;
}

function formOfWords(block: Block): number {
  const reading = withoutOwnDates(readingForm(block));
  const words = block.kind === 'heading' ? withoutNumbering(block, reading) : reading;
  return hashOf(words.replaceAll(' ', '')) || 1;
}

/** 52 bits over the text: of a million passages, two that differ share a form with a chance of one in nine thousand. */
function hashOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 15;
  }
  return combine(low, high);
}

/** One number of two, in this order. */
function join(left: number, right: number): number {
  let low = Math.imul((left >>> 0) ^ 0x27d4eb2f, 0x165667b1) ^ (right >>> 0);
  let high = Math.imul(Math.floor(left / 0x1_0000_0000) ^ 0x2c1b3c6d, 0x297a2d39) ^ Math.floor(right / 0x1_0000_0000);
  low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d) ^ high;
  high = Math.imul(high ^ (high >>> 13), 0x297a2d39) ^ low;
  return combine(low, high) || 1;
}

function combine(low: number, high: number): number {
  return (high & 0xfffff) * 0x1_0000_0000 + (low >>> 0);
}
