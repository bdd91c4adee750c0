// From sheets that people read to labels: what to hand out, and how their answers become a set of labels.

import { type ChangeClass, changeClasses } from '#domain/change.ts';
import { type ChangeLabel, labelSchema } from './change-labels.ts';
import type { Draw } from './changes-draw.ts';
import { inSheetOrder } from './changes-sheets.ts';

/** A label that nobody has given yet: the key that leads from a number on a sheet to its place. */
const keySchema = labelSchema.omit({ label: true, paraphrase: true, note: true, readers: true });
type KeyLine = Omit<ChangeLabel, 'label' | 'paraphrase' | 'note' | 'readers'>;

/** The key of a draw as JSON lines, in the order of the sheets. */
export function writeKey({ hunks, population }: Draw): string {
  const lines = inSheetOrder(hunks).map(({ id, branch, path, oldBlob, newBlob, old, new: next, half, stratum }) => {
    const drawn = hunks.filter((hunk) => hunk.stratum === stratum).length;
    const key: KeyLine = {
      id,
      branch,
      path,
      oldBlob,
      newBlob,
      old: old ? [old.start, old.end] : null,
      new: next ? [next.start, next.end] : null,
      half,
      stratum,
      weight: Number((population[stratum] / drawn).toFixed(4)),
    };
    return `${JSON.stringify(key)}\n`;
  });
  return lines.join('');
}

export interface Collected {
  readonly labels: readonly ChangeLabel[];
  /** Numbers on the sheets that nobody answered, and those on which readers differ and nobody settled. */
  readonly unread: readonly number[];
  readonly unsettled: readonly number[];
}

/**
 * Puts the answers of several readers together, each a text of lines `number class [p] [note]`. Where they differ the
 * majority counts, else what `settled` says, else the weightier class: in doubt a difference matters.
 */
export function collectAnswers(key: string, readers: readonly string[], settled = ''): Collected {
  const places = key
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => keySchema.parse(JSON.parse(line)));
  const answers = readers.map(readAnswers);
  const decided = readAnswers(settled);
  const labels: ChangeLabel[] = [];
  const unread: number[] = [];
  const unsettled: number[] = [];
  for (const [index, place] of places.entries()) {
    const number = index + 1;
    const given = answers.flatMap((each) => each.get(number) ?? []);
    const decision = decided.get(number) ?? majority(given);
    if (given.length === 0 && !decision) {
      unread.push(number);
      continue;
    }
    if (!decision) unsettled.push(number);
    const label = decision?.label ?? weightiest(given);
    const agreeing = [decision, ...given].find((answer) => answer?.label === label);
    labels.push({
      ...place,
      label,
      ...(label === 'substantive' && agreeing?.isParaphrase ? { paraphrase: true } : {}),
      ...(agreeing?.note ? { note: agreeing.note } : {}),
      ...(given.length > 1 ? { readers: given.map((answer) => answer.label) } : {}),
    });
  }
  return { labels, unread, unsettled };
}

interface Answer {
  readonly label: ChangeClass;
  readonly isParaphrase: boolean;
  readonly note: string;
}

const answerLine = /^(\d{1,6})\s+(c|e|s|cosmetic|editorial|substantive)(\s+p)?(?:\s+([\w-]{1,40}))?\s*$/;

function readAnswers(text: string): Map<number, Answer> {
  const answers = new Map<number, Answer>();
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const match = answerLine.exec(line.trim());
    const label = changeClasses.find((name) => match?.[2] && name.startsWith(match[2]));
    if (!match || !label) throw new Error(`line ${index + 1} is no answer: "${line.slice(0, 60)}"`);
    answers.set(Number(match[1]), { label, isParaphrase: Boolean(match[3]), note: match[4] ?? '' });
  });
  return answers;
}

/** What more than half of the readers say. */
function majority(given: readonly Answer[]): Answer | undefined {
  return given.find(({ label }) => given.filter((other) => other.label === label).length * 2 > given.length);
}

function weightiest(given: readonly Answer[]): ChangeClass {
  return changeClasses.findLast((name) => given.some(({ label }) => label === name)) ?? 'substantive';
}
