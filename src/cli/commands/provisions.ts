// `atlas provisions`: one document's provisions with their exact places, headings, clause types and laws.

import type { Command } from 'commander';
import { classifyPassage, compileRules } from '#capabilities/analysis/classify.ts';
import { rateSeverity } from '#capabilities/analysis/rate-severity.ts';
import { locatePlain } from '#capabilities/extraction/locate-plain.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { headingPath, provisionTitle } from '#capabilities/provisions/provision-title.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import { type Catalog, loadCatalog } from '#catalog/load-catalog.ts';
import { type ClauseLabel, type EvidenceBasis, type Severity, severities } from '#domain/analysis.ts';
import { type Block, type BlockedText, joinBlocks, type TextRange } from '#domain/block.ts';
import type { NotRuleKind, ProvisionPassage } from '#domain/provision.ts';
import { CommandFailure, print, printJson, requiredText, runBatch } from '../command-io.ts';
import { readDocument } from './read-document.ts';

interface ProvisionsOptions {
  readonly json?: boolean;
  readonly batch?: boolean;
}

interface ProvisionAnswer extends TextRange {
  readonly quote: string;
  readonly headingPath: readonly string[];
  readonly title: string;
  readonly clauseTypes: readonly {
    readonly id: string;
    readonly confidence: number;
    readonly basis: EvidenceBasis;
    readonly evidence: readonly TextRange[];
  }[];
  /** The highest rating of its clause types; null where no clause type was recognised. */
  readonly severity: Severity | null;
  readonly traits: Readonly<Record<string, never>>;
  readonly regulations: readonly { readonly id: string; readonly article: string; readonly reason: string }[];
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
  const classifier = compileRules([...catalog.clauseTypes.values()]);
  return (text) => {
    const whole = joinBlocks(text);
    const segmentation = segmentBlocks(text);
    return {
      coverage: segmentation.coverage,
      provisions: segmentation.provisions.map((passage): ProvisionAnswer => {
        const block = text.blocks[passage.firstBlock];
        const labels = block ? classifyPassage(classifier, block.plain) : [];
        return {
          start: passage.start,
          end: passage.end,
          quote: whole.slice(passage.start, passage.end),
          headingPath: headingPath(text, passage),
          title: provisionTitle(text, passage),
          clauseTypes: block ? labels.map((label) => describeLabel(label, passage, block)) : [],
          severity: highestSeverity(catalog, labels),
          traits: {},
          regulations: regulationsFor(catalog, labels),
        };
      }),
      notRules: segmentation.notRules.map(({ start, end, kind }) => ({ start, end, kind })),
    };
  };
}

/** Evidence whose place in the Markdown is not sure is given as the whole passage. */
function describeLabel(label: ClauseLabel, passage: ProvisionPassage, block: Block) {
  const evidence = label.evidence.map((range) => {
    const found = locatePlain(block, range) ?? { start: 0, end: passage.end - passage.start };
    return { start: passage.start + found.start, end: passage.start + found.end };
  });
  return { id: label.clauseType, confidence: label.confidence, basis: label.basis, evidence };
}

function highestSeverity(catalog: Catalog, labels: readonly ClauseLabel[]): Severity | null {
  const levels = labels.map((label) => {
    const type = catalog.clauseTypes.get(label.clauseType);
    return type ? severities.indexOf(rateSeverity(type, label, {}).level) : -1;
  });
  return severities[Math.max(-1, ...levels)] ?? null;
}

function regulationsFor(catalog: Catalog, labels: readonly ClauseLabel[]) {
  const clauseTypes = new Set(labels.map((label) => label.clauseType));
  if (clauseTypes.size === 0) return [];
  return [...catalog.regulations.values()].flatMap((regulation) =>
    regulation.articles
      .filter((article) => article.clauseTypes.some((id) => clauseTypes.has(id)))
      .map((article) => ({ id: regulation.id, article: article.number, reason: article.reason })),
  );
}

function reportOf({ coverage, provisions: found, notRules }: DocumentAnswer): string {
  const lines = found.map(({ start, end, title, clauseTypes, severity }) => {
    const types = clauseTypes.map(({ id }) => id).join(', ');
    return `${`${start}–${end}`.padEnd(15)}  ${(severity ?? '').padEnd(6)}  ${title}${types === '' ? '' : `  [${types}]`}`;
  });
  const share = `${Math.round(coverage * 100)} % of the text covered`;
  return `${[...lines, `${found.length} provisions, ${notRules.length} passages that are no rule, ${share}.`].join('\n')}\n`;
}
