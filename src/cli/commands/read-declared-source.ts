// One source of an Open Terms Archive declaration, for reading a file as that declaration says.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type DeclaredTerms, readDeclaration } from '#capabilities/declarations/read-declaration.ts';
import type { Source } from '#domain/source.ts';
import { CommandFailure, readTextInput } from '../command-io.ts';

export interface SourceWanted {
  /** Name of the terms type; may be left out where the declaration has one alone. */
  readonly type: string | undefined;
  /** Address of the page, where several pages make the document. */
  readonly url: string | undefined;
  /** Whether filters in the file beside the declaration may run. */
  readonly allowsFilters: boolean;
}

/** The source that the declaration names; fails with a sentence that says what is missing. */
export async function readDeclaredSource(file: string, wanted: SourceWanted): Promise<Source> {
  const filters = await readFile(file.replace(/(?:\.json)?$/i, '.filters.js'), 'utf8').catch(() => undefined);
  const reading = await readDeclaration(
    { serviceId: basename(file).replace(/\.json$/i, ''), declaration: await readTextInput(file), filters },
    {
      documentTypeOf: (termsType) => termsType,
      vantage: { region: 'ZZ', language: 'en' },
      allowsFilters: wanted.allowsFilters,
    },
  );
  const [problem] = reading.problems;
  const fault = problem ? ` ${problem.path || problem.file}: ${problem.sentence}` : '';
  if (reading.kind === 'refused') throw new CommandFailure(2, `${file} is no declaration.${fault}`);
  const terms = chooseTerms(reading.terms, wanted.type);
  if (!terms) {
    const known = reading.terms.map(({ termsType }) => termsType).join(', ') || 'none that can be used';
    throw new CommandFailure(2, `--type must name one of the terms of ${file}: ${known}.${fault}`);
  }
  return chooseSource(terms, wanted.url, file);
}

function chooseTerms(terms: readonly DeclaredTerms[], type: string | undefined): DeclaredTerms | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  if (type === undefined) return terms.length === 1 ? terms[0] : undefined;
  return terms.find(({ termsType }) => plain(termsType) === plain(type));
}

function chooseSource({ target, termsType }: DeclaredTerms, url: string | undefined, file: string): Source {
  const [first] = target.sources;
  const source = target.sources.length === 1 ? first : target.sources.find((each) => each.url === url);
  if (source) return source;
  const urls = target.sources.map((each) => each.url).join(', ');
  throw new CommandFailure(2, `--url must name one of the pages of ${termsType} in ${file}: ${urls}.`);
}
