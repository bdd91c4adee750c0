// Analysis: the texts in force cut into provisions, and each of them classified, its traits read and rated, on one
// core; and making all labels of the instance anew.

import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { segmentBlocks } from '#capabilities/provisions/segment.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { makeLabelsAnew } from '#pipeline/relabel.ts';
import type { Database } from '#storage/database.ts';
import { loadTexts, markdownOf } from '#storage/texts.ts';
import type { Part } from './report.ts';
import { judge, showMilliseconds, showNumber } from './show-table.ts';
import { timed } from './statistics.ts';

const aims = { secondsForAll: 240, millisecondsToLoad: 300, provisionsPerSecond: 3000 };

/** Analyses the latest text of every document, then makes the instance's labels anew. */
export async function measureAnalysis(database: Database): Promise<Part> {
  const catalog = loadCatalog();
  const loaded = await timed(() => makeJudgement(catalog));
  const judgement = loaded.outcome;
  const texts = await latestTexts(database);
  const split = texts.map((markdown) => splitBlocks(markdown));
  const segmented = await timed(() => split.map(segmentBlocks));
  const plains = segmented.outcome.flatMap(({ provisions }, index) =>
    provisions.map(({ firstBlock }) => split[index]?.blocks[firstBlock]?.plain ?? ''),
  );
  const labelled = await timed(() => plains.map((plain) => judgement.classify(plain)));
  const traits = labelled.outcome.flat().reduce((sum, label) => sum + Object.keys(label.traits ?? {}).length, 0);
  const signs = await timed(() => plains.reduce((sum, plain) => sum + judgement.readSignals(plain).length, 0));
  const anew = await timed(() => makeLabelsAnew(database, catalog));
  const figures = {
    documents: texts.length,
    provisions: plains.length,
    labels: labelled.outcome.flat().length,
    traits,
    loadMs: loaded.milliseconds,
    segmentMs: segmented.milliseconds,
    labelMs: labelled.milliseconds,
    signalsMs: signs.milliseconds,
    provisionsPerSecond: (plains.length / (segmented.milliseconds + labelled.milliseconds)) * 1000,
    anewMs: anew.milliseconds,
  };
  const row = (name: string, milliseconds: number, aim = '') => [name, showMilliseconds(milliseconds), aim];
  const pace = Math.round(figures.provisionsPerSecond);
  return {
    name: 'analyse',
    figures,
    tables: [
      {
        title: 'Analysis of the texts in force, on one core',
        columns: ['work', 'time', 'aim'],
        rows: [
          row('load the rules and traits', figures.loadMs, judge(figures.loadMs, aims.millisecondsToLoad, 'ms')),
          row('cut into provisions', figures.segmentMs),
          row('classify, read traits', figures.labelMs),
          row('read what speaks for laws', figures.signalsMs),
          row(
            'make all labels of the instance anew',
            figures.anewMs,
            judge(figures.anewMs / 1000, aims.secondsForAll, 's'),
          ),
        ],
        remarks: [
          `${showNumber(texts.length)} documents, ${showNumber(plains.length)} provisions, ` +
            `${showNumber(figures.labels)} labels, ${showNumber(traits)} traits: ${showNumber(pace)} provisions a second ` +
            `cut, classified and read (aim ${showNumber(aims.provisionsPerSecond)}).`,
        ],
      },
    ],
  };
}

async function latestTexts(database: Database): Promise<string[]> {
  const rows = await database.query<{ id: number }>(
    `SELECT v.text_id AS id FROM documents d JOIN versions v ON v.document_id = d.id AND v.number = d.version_count
      ORDER BY d.id`,
  );
  const texts = await loadTexts(
    database,
    rows.map(({ id }) => id),
  );
  return [...texts.values()].map(markdownOf);
}
