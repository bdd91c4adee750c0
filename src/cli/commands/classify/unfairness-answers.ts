// `atlas classify --set unfairness`: the tags of potentially unfair clauses, each with a level from 1 to 3.

import { classifyUnfairness, type UnfairnessReader } from '#capabilities/analysis/classify-unfairness.ts';
import { guessLanguage } from '#capabilities/analysis/guess-language.ts';
import { readModel } from '#capabilities/analysis/linear-model.ts';
import { readModelFile } from '#catalog/read-model-file.ts';
import { openUnfairnessReader, unfairnessLanguages } from '#training/open-unfairness-reader.ts';
import type { BatchRequest } from '../../command-io.ts';
import { contextOf, textOf } from './read-passage.ts';

/** Answers request after request; passages of other languages abstain. */
export function unfairnessAnswers(lang: string | undefined): (request: BatchRequest) => object {
  const model = readModel(readModelFile('unfairness'));
  const readers = new Map<string, UnfairnessReader>();
  return (request) => {
    const text = textOf(request);
    const language = (lang ?? guessLanguage(text) ?? '').toLowerCase().split('-')[0] ?? '';
    const reader = readers.get(language) ?? openReader(language);
    if (reader === null) return { labels: [], abstained: true };
    readers.set(language, reader);
    const labels = classifyUnfairness(model, reader, text, contextOf(request));
    return {
      labels: labels.map(({ tag, level, confidence, evidence }) => ({
        label: tag,
        confidence,
        level,
        basis: 'inferred',
        model: 'unfairness',
        evidence,
      })),
    };
  };
}

function openReader(language: string): UnfairnessReader | null {
  const known = unfairnessLanguages.find((own) => own === language);
  return known === undefined ? null : openUnfairnessReader(known);
}
