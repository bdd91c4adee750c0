// The passages of a folder of Markdown documents, each once, as training material without annotations.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guessLanguage } from '#capabilities/analysis/guess-language.ts';

const shortest = 30;

/** All different passages in one language, in the order of the files' names. */
export function corpusPassages(folder: string, language: string): string[] {
  const seen = new Set<string>();
  for (const path of markdownFiles(folder)) {
    for (const part of readFileSync(path, 'utf8').split(/\n\s*\n|\n(?=[-*#|])/)) {
      const passage = part
        .replace(/\]\([^)]*\)|https?:\/\/\S+|[*#_>|]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (passage.length >= shortest && guessLanguage(passage) === language) seen.add(passage);
    }
  }
  return [...seen];
}

function markdownFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.md') && !name.includes('.git/'))
    .sort()
    .map((name) => join(folder, name));
}
