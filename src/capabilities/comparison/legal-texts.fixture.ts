// Made-up legal documents and what editors do to them, for property tests: sections with numbers, clauses, lists, and
// edits, moves and renumbering at random.

import fc from 'fast-check';
import { blocksOf } from './block-texts.fixture.ts';

const subjects = ['You', 'We', 'Meridian Cloud', 'Each member', 'The operator', 'Your guardian', 'Our partners'];
const verbs = ['may store', 'must not share', 'shall delete', 'will review', 'can suspend', 'do not sell', 'keeps'];
const objects = ['all drafts', 'the account', 'any licence', 'personal data', 'unused credit', 'the archive', 'e-mail'];
const tails = [
  'within 30 days',
  'for one year',
  'under Section 4.2',
  'for $5.00 a month',
  'in the U.S.',
  'without notice',
];

const sentence = fc
  .tuple(
    fc.constantFrom(...subjects),
    fc.constantFrom(...verbs),
    fc.constantFrom(...objects),
    fc.constantFrom(...tails),
  )
  .map((parts) => `${parts.join(' ')}.`);

export interface Clause {
  readonly sentences: readonly string[];
  readonly isListed: boolean;
}

export interface Section {
  readonly title: string;
  readonly clauses: readonly Clause[];
}

const clause = fc.record({ sentences: fc.array(sentence, { minLength: 1, maxLength: 4 }), isListed: fc.boolean() });
const section = fc.record({
  title: fc.constantFrom('Fees', 'Drafts', 'Courts', 'Your content', 'Ending', 'Privacy', 'Other'),
  clauses: fc.array(clause, { minLength: 1, maxLength: 4 }),
});

/** A document as its sections. */
export const sections = fc.array(section, { minLength: 1, maxLength: 6 });

const pick = fc.nat({ max: 1_000 });
const edit = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), from: pick, to: pick }),
  fc.record({ kind: fc.constant('insert' as const), section, to: pick }),
  fc.record({ kind: fc.constant('drop' as const), from: pick }),
  fc.record({ kind: fc.constant('reword' as const), from: pick, sentence }),
  fc.record({ kind: fc.constant('merge' as const), from: pick }),
  fc.record({ kind: fc.constant('split' as const), from: pick }),
);

type Edit = typeof edit extends fc.Arbitrary<infer Kind> ? Kind : never;

/** What editors do between two versions. */
export const edits = fc.array(edit, { maxLength: 5 });

/** The sections after the edits. */
export function edited(before: readonly Section[], list: readonly Edit[]): Section[] {
  return list.reduce((parts: Section[], one) => applyEdit(parts, one), [...before]);
}

function applyEdit(parts: Section[], one: Edit): Section[] {
  if (one.kind === 'insert') return parts.toSpliced(one.to % (parts.length + 1), 0, one.section);
  if (parts.length === 0) return parts;
  const at = one.from % parts.length;
  const part = parts[at]!;
  if (one.kind === 'drop') return parts.toSpliced(at, 1);
  if (one.kind === 'move') return parts.toSpliced(at, 1).toSpliced(one.to % parts.length, 0, part);
  return parts.with(at, { ...part, clauses: withClauseEdit(part.clauses, one) });
}

function withClauseEdit(clauses: readonly Clause[], one: Edit & { readonly from: number }): Clause[] {
  const index = one.from % clauses.length;
  const { sentences, isListed } = clauses[index]!;
  if (one.kind === 'reword') {
    const reworded = sentences.with(one.from % sentences.length, one.sentence);
    return clauses.with(index, { isListed, sentences: reworded });
  }
  if (one.kind === 'split' && sentences.length > 1) {
    const parts = [sentences.slice(0, 1), sentences.slice(1)].map((own) => ({ sentences: own, isListed }));
    return clauses.toSpliced(index, 1, ...parts);
  }
  const following = clauses[index + 1];
  if (one.kind !== 'merge' || !following) return [...clauses];
  return clauses.toSpliced(index, 2, { isListed, sentences: [...sentences, ...following.sentences] });
}

/** The document in Markdown, with its sections and clauses numbered; `width` wraps its lines. */
export function written(parts: readonly Section[], { width }: { readonly width?: number } = {}): string {
  const blocks = parts.flatMap(({ title, clauses }, number) => [
    `## ${number + 1}. ${title}`,
    ...clauses.map(({ sentences, isListed }, index) => {
      const text = sentences.join(' ');
      return wrapped(isListed ? `* ${text}` : `${number + 1}.${index + 1} ${text}`, width);
    }),
  ]);
  return `${blocks.join('\n\n')}\n`;
}

function wrapped(text: string, width: number | undefined): string {
  if (width === undefined) return text;
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line.length > 0 && line.length + word.length > width && !/^(?:\d+\.|[*-])$/.test(word)) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}

/** The document as blocks. */
export function asBlocks(parts: readonly Section[], layout: { readonly width?: number } = {}) {
  return blocksOf(written(parts, layout));
}
