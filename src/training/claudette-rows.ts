// Sentences of terms of service with the tags that lawyers gave them (CLAUDETTE; Galassi et al. 2024, CC BY 4.0), in
// four languages, as training rows. A document and its translations have one fold, the one its authors published.

import { join } from 'node:path';
import { z } from 'zod';
import { readUnfairness, type UnfairnessReader } from '#capabilities/analysis/classify-unfairness.ts';
import { unfairnessTags } from '#domain/unfairness.ts';
import { readJsonLines } from './read-json-lines.ts';
import { type TrainingRow, trainingRow } from './training-row.ts';

const sentenceShape = z.object({
  id: z.string(),
  doc: z.string(),
  text: z.string(),
  tags: z.array(z.object({ type: z.enum(unfairnessTags), level: z.number() })),
  published_fold: z.number(),
});

export type TaggedSentence = z.infer<typeof sentenceShape>;

/** What the models of unfairness answer: each tag, and for some tags whether the level is 1 or 3. */
export const unfairnessLabels: readonly string[] = [...unfairnessTags, 'j:1', 'law:1', 'ltd:1', 'a:3', 'cr:3', 'ter:3'];

/** The sentences of one language. */
export function readSentences(folder: string, language: string): TaggedSentence[] {
  return readJsonLines(join(folder, `claudette-${language}.train.jsonl`), sentenceShape);
}

/** One row per sentence, in order. Every third is read without its neighbours, as passages often come. */
export function claudetteRows(sentences: readonly TaggedSentence[], reader: UnfairnessReader): TrainingRow[] {
  return sentences.map((sentence, index) => {
    const neighbour = (at: number) => {
      const other = sentences[at];
      return other?.doc === sentence.doc ? other.text : '';
    };
    const context = index % 3 === 2 ? {} : { before: neighbour(index - 1), after: neighbour(index + 1) };
    return trainingRow(readUnfairness(reader, sentence.text, context), sentence.published_fold, truthOf(sentence));
  });
}

function truthOf({ tags }: TaggedSentence): Int8Array {
  return Int8Array.from(unfairnessLabels, (label) => {
    const [type, level] = label.split(':');
    const levels = tags.filter((tag) => tag.type === type).map((tag) => tag.level);
    if (level === undefined) return levels.some((given) => given >= 2) ? 1 : -1;
    if (level === '1') return levels.includes(1) && !levels.some((given) => given >= 2) ? 1 : -1;
    return levels.includes(3) ? 1 : levels.includes(2) ? -1 : 0;
  });
}
