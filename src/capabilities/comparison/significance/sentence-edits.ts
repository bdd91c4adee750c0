// Where two passages differ, sentence by sentence, each difference with its rule and the binding words that differ. Only
// sentences that no equal one answers are read for such words, so a long passage costs what changed in it.

import type { BlockKind, TextRange } from '#domain/block.ts';
import type { Finding, SentenceEdit, Signal, SignalWords } from '#domain/change.ts';
import { alignSentences, type SentencePair } from '../align-sentences.ts';
import { foldSpace, toReading } from '../block-forms.ts';
import { crossReferenceRanges } from '../cross-references.ts';
import { isDateLine } from '../dates.ts';
import { hasSameAddressHeads } from '../link-targets.ts';
import type { SentencePlace } from '../sentence-side.ts';
import { differingSignals } from '../signals.ts';
import { isContactLine } from './contact-details.ts';
import { formFinding, linkTrackingOnly, whitespaceOnly } from './cosmetic-findings.ts';
import { editorialRule } from './editorial-forms.ts';
import { ruleOfSignals } from './signal-rules.ts';

export interface PassageReading {
  /** The kind of the block that both passages begin with. */
  readonly kind: BlockKind;
  /** Whether it is the title of a section: a date in there is that of the section's rules, not of the document. */
  readonly isTitled: boolean;
  /** ISO 639-1 code. */
  readonly language: string | undefined;
  /** Whether a word in lower case stands elsewhere in either text. */
  readonly isKnown: (word: string) => boolean;
}

/** The differences between two passages as seen; places count from the start of each. */
export function sentenceEdits(oldPlain: string, newPlain: string, reading: PassageReading): SentenceEdit[] {
  const edits: SentenceEdit[] = [];
  for (const pair of alignSentences(oldPlain, newPlain)) {
    if (pair.op !== 'same') edits.push(editOf(pair, reading));
  }
  return edits;
}

function editOf({ op, old, new: next }: SentencePair, reading: PassageReading): SentenceEdit {
  if (!old || !next) {
    const place = old ?? next;
    const kind = old ? 'removed' : 'added';
    const sides = { ...(old && { old }), ...(next && { new: next }) };
    return { op: kind, ...judgeSingle(place?.text ?? '', kind), ...sides, signals: [] };
  }
  if (op === 'moved') return { op, ...movedSentence, old, new: next, signals: [] };
  return { op: 'modified', ...judgePair(old, next, reading), old, new: next };
}

const movedSentence: Finding = { class: 'editorial', reason: 'reordering', rule: 'moved' };
const contactOnly: Finding = { class: 'editorial', reason: 'markup', rule: 'contact-details' };
const wording: Finding = { class: 'substantive', reason: 'text', rule: 'wording' };
const stamp: Finding = { class: 'editorial', reason: 'date', rule: 'stated-date' };
/** Sentences longer than this are rewritten texts without full stops; their form is not looked into. */
const longestForForm = 20_000;

type Judged = Finding & Pick<SentenceEdit, 'signals'>;

function judgePair(old: SentencePlace, next: SentencePlace, reading: PassageReading): Judged {
  const [oldRead, newRead] = [toReading(old.text), toReading(next.text)];
  if (oldRead === newRead) {
    const isSpace = foldSpace(old.text) === foldSpace(next.text);
    return { ...(isSpace ? whitespaceOnly : formFinding(old.text, next.text)), signals: [] };
  }
  if (hasSameAddressHeads(oldRead, newRead)) return { ...linkTrackingOnly, signals: [] };
  if (isContactLine(oldRead) && isContactLine(newRead)) return { ...contactOnly, signals: [] };
  if (Math.max(oldRead.length, newRead.length) <= longestForForm) {
    const opens = old.start === 0 && next.start === 0 ? reading.kind : null;
    const rule = editorialRule({ old: oldRead, new: newRead, opens, isKnown: reading.isKnown });
    if (rule === 'stated-date' && !(opens && reading.isTitled)) return { ...stamp, signals: [] };
    if (rule && rule !== 'stated-date') return { class: 'editorial', reason: 'markup', rule, signals: [] };
  }
  const signals = bindingSignals(old, next, reading.language);
  return { ...wording, rule: ruleOfSignals(signals) ?? 'wording', signals };
}

/** What binds differently; a section that is referred to has another number without binding to anything else. */
function bindingSignals(old: SentencePlace, next: SentencePlace, language: string | undefined): Signal[] {
  const signals = differingSignals(old.text, next.text, language);
  if (!signals.some(({ kind }) => kind === 'number')) return signals.map((signal) => placed(signal, old, next));
  const [oldRanges, newRanges] = [crossReferenceRanges(old.text), crossReferenceRanges(next.text)];
  const refers = (words: SignalWords | null, ranges: readonly TextRange[]) =>
    !words || ranges.some(({ start, end }) => words.start >= start && words.end <= end);
  const isReference = (signal: Signal) =>
    signal.kind === 'number' && refers(signal.old, oldRanges) && refers(signal.new, newRanges);
  return signals.filter((signal) => !isReference(signal)).map((signal) => placed(signal, old, next));
}

/** Signals count from the start of the passage, as sentences do. */
function placed(signal: Signal, old: SentencePlace, next: SentencePlace): Signal {
  const shift = (words: SignalWords | null, { start }: SentencePlace) =>
    words && { ...words, start: words.start + start, end: words.end + start };
  return { ...signal, old: shift(signal.old, old), new: shift(signal.new, next) };
}

function judgeSingle(text: string, op: 'added' | 'removed'): Finding {
  const reading = toReading(text);
  if (!/[\p{L}\p{N}]/u.test(reading)) return { class: 'editorial', reason: 'markup', rule: 'punctuation' };
  if (isDateLine(reading)) return stamp;
  if (isContactLine(reading)) return contactOnly;
  return { ...wording, rule: op === 'added' ? 'rule-added' : 'rule-removed' };
}
