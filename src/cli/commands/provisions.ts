// `atlas provisions`: one document's provisions with their exact places, headings, clause types and laws.

import type { Command } from 'commander';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { ownBlock } from '#capabilities/provisions/own-block.ts';
import { headingPath, provisionTitle } from '#capabilities/provisions/provision-title.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import { type Catalog, loadCatalog } from '#catalog/load-catalog.ts';
import { type BlockedText, joinBlocks, type TextRange } from '#domain/block.ts';
import type { NotRuleKind } from '#domain/provision.ts';
import { CommandFailure, print, printJson, requiredText, runBatch } from '../command-io.ts';
import { makeJudge, type PassageJudgement } from './provisions/judge-passage.ts';
import { readDocument } from './read-document.ts';

interface ProvisionsOptions {
  readonly json?: boolean;
  readonly batch?: boolean;
}

interface ProvisionAnswer extends TextRange, PassageJudgement {
  readonly quote: string;
  readonly headingPath: readonly string[];
  readonly title: string;
}

interface DocumentAnswer {
  /** The text that the places count in, where it is not the file's own. */
  readonly markdown?: string;
  readonly coverage: number;
  readonly provisions: readonly ProvisionAnswer[];
  readonly notRules: readonly (TextRange & { readonly kind: NotRuleKind })[];
}

/** Adds `provisions FILE [--json]` and `provisions --batch`. */
export function addProvisionsCommand(program: Command): void {
  program
    .command('provisions')
    .description('the provisions of one document, with their places, clause types and laws')
    .argument('[file]', 'Markdown, text, HTML, PDF or DOCX file, - for standard input')
    .option('--json', 'print coverage, provisions and what is no rule as JSON')
    .option('--batch', 'read JSON lines {id, file} from standard input, answer one line each')
    .action(provisions);
}

async function provisions(file: string | undefined, options: ProvisionsOptions): Promise<void> {
  if (options.batch && file !== undefined) throw new CommandFailure(2, '--batch takes its files from standard input.');
  if (!options.batch && file === undefined) throw new CommandFailure(2, 'provisions needs a FILE.');
  const reader = makeReader(loadCatalog());
  if (file === undefined) {
    await runBatch(process.stdin, async (request) => answerFor(requiredText(request, 'file'), reader));
    return;
  }
  const answer = await answerFor(file, reader);
  if (options.json) await printJson(answer);
  else await print(reportOf(answer));
}

async function answerFor(file: string, reader: (text: BlockedText) => DocumentAnswer): Promise<DocumentAnswer> {
  const { text, isOwn } = await readDocument(file);
  const answer = reader(splitBlocks(text));
  return isOwn ? answer : { ...answer, markdown: text };
}

/** The rules are compiled once, for all the documents of a batch. */
function makeReader(catalog: Catalog): (text: BlockedText) => DocumentAnswer {
  const { signalsOf, judge } = makeJudge(catalog);
  return (text) => {
    const signals = signalsOf(text);
    const whole = joinBlocks(text);
    const segmentation = segmentBlocks(text);
    return {
      coverage: segmentation.coverage,
      provisions: segmentation.provisions.map((passage): ProvisionAnswer => {
        const block = ownBlock(text, passage, readBlock);
        return {
          start: passage.start,
          end: passage.end,
          quote: whole.slice(passage.start, passage.end),
          headingPath: headingPath(text, passage),
          title: provisionTitle(text, passage, block),
          ...(block ? judge(block, passage, signals) : nothingSaid),
        };
      }),
      notRules: segmentation.notRules.map(({ start, end, kind }) => ({ start, end, kind })),
    };
  };
}

const nothingSaid: PassageJudgement = { clauseTypes: [], severity: null, traits: {}, regulations: [] };

function reportOf({ coverage, provisions: found, notRules }: DocumentAnswer): string {
  const lines = found.map(({ start, end, title, clauseTypes, severity }) => {
    const types = clauseTypes.map(({ id }) => id).join(', ');
    return `${`${start}–${end}`.padEnd(15)}  ${(severity ?? '').padEnd(6)}  ${title}${types === '' ? '' : `  [${types}]`}`;
  });
  const share = `${Math.round(coverage * 100)} % of the text covered`;
  return `${[...lines, `${found.length} provisions, ${notRules.length} passages that are no rule, ${share}.`].join('\n')}\n`;
}
