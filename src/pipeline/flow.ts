// The flow: the steps in order, and what each hands to the next. Texts come from captures or from an archive;
// what comes out is what the document gained, to be written in one transaction.

import { hash } from 'node:crypto';
import { joinSignals } from '#capabilities/analysis/read-signals.ts';
import { detectLanguage } from '#capabilities/extraction/detect-language.ts';
import { pooledBlock } from '#capabilities/extraction/split-blocks.ts';
import { findOscillations } from '#capabilities/oscillation/find-oscillations.ts';
import { wordingShingles } from '#capabilities/provisions/wording-shingles.ts';
import { wordingSketch } from '#capabilities/provisions/wording-sketch.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { DocumentGrowth, DocumentMemory, GrownBlockUse, GrownPeriod } from '#domain/document-growth.ts';
import type { DocumentSignal } from '#domain/document-signal.ts';
import type { VersionText } from '#domain/version.ts';
import { extractText, textOfMarkdown } from './3-extract.ts';
import { followProvisions, placeUnder } from './4-segment.ts';
import { compareWithFormer } from './5-compare.ts';
import { labelBlock, labelPassage } from './6-analyse.ts';
import { eventSentence } from './7-publish.ts';
import {
  blockIndex,
  blocksOfKey,
  type DocumentRun,
  type Judgement,
  type RunVersion,
  rememberGone,
  type WordingKey,
  wordingKey,
} from './document-run.ts';
import { noteVersion, recordedReason } from './oscillation-history.ts';
import { datingOf, statedDatesOf } from './stated-dates.ts';
import { labelsOfWording, tellChange } from './tell-change.ts';

export interface GrowingDocument {
  /** Takes in the next version, in order of time. */
  add(version: VersionText): void;
  finish(): Promise<DocumentGrowth>;
}

/** Starts adding versions to a document from what is remembered of it. */
export function growDocument(memory: DocumentMemory, judgement: Judgement): GrowingDocument {
  const run = recall(memory, judgement);
  return {
    add: (version) => addVersion(run, version),
    finish: () => harvest(run),
  };
}

function addVersion(run: DocumentRun, version: VersionText): void {
  const number = (run.latest?.number ?? 0) + 1;
  const reading = extractText(run, version.text);
  const { text } = reading;
  const { provisions, counts } = followProvisions(run, reading, number);
  const change = compareWithFormer(run, reading, { version, number, counts });
  const dating = change ? datingOf(run, text, { change, version }) : null;
  if (change) {
    const told = () => (run.latest ? tellChange(run, run.latest, { reading, provisions }) : []);
    run.changes.push({ ...change, dating, eventSentence: eventSentence(version.names ?? run.memory, change, told) });
  }
  for (const block of text.blocks) {
    if (run.firstSeen[block] === 0) run.firstSeen[block] = number;
    run.lastSeen[block] = number;
  }
  const reason = recordedReason(version, number);
  noteVersion(run, reading, { number, capturedAt: version.capturedAt, reason });
  run.latest = { number, capturedAt: version.capturedAt, reading, provisions };
  run.versions.push({
    number,
    text: text.index,
    capturedAt: version.capturedAt,
    reason,
    provisions,
    ...(version.origin ? { origin: version.origin } : {}),
  });
}

/** Rebuilds the state in which the run before ended, so that growing in parts equals growing in one go. */
function recall(memory: DocumentMemory, judgement: Judgement): DocumentRun {
  const run: DocumentRun = {
    memory,
    judgement,
    pool: new Map(),
    blocks: [],
    blockIndexes: new Map(),
    partsOfBlocks: new Map(),
    firstSeen: [],
    lastSeen: [],
    texts: [],
    textIndexes: new Map(),
    readings: new Map(),
    history: [...memory.history],
    forms: new Map(memory.history.map(({ sha256Hex, form }) => [sha256Hex, form])),
    passages: new Map(),
    provisions: [],
    gone: new Map(),
    latest: null,
    lineages: new Map(),
    comparisons: new Map(),
    versions: [],
    wordings: [],
    periods: [],
    changes: [],
    labels: new Map(),
  };
  const { latest } = memory;
  if (!latest) return run;
  const reading = extractText(run, textOfMarkdown(latest.markdown), latest.provisionRanges);
  for (const block of reading.text.blocks) run.firstSeen[block] = run.lastSeen[block] = latest.number;
  const positions = new Map<number, number>();
  for (const remembered of memory.provisions) {
    const wordings = new Map(
      remembered.wordings.map(({ number, blocks }) => {
        const indexes = Int32Array.from(blocks, (markdown) => blockIndex(run, pooledBlock(markdown, run.pool)));
        return [wordingKey(indexes, 0, indexes.length - 1), number] as const;
      }),
    );
    const current = [...wordings].find(([, number]) => number === remembered.currentWording)?.[0] ?? null;
    positions.set(remembered.id, run.provisions.length);
    run.provisions.push({
      id: remembered.id,
      wordings,
      current,
      openSince: remembered.openSince ?? 0,
      isOpenKnown: true,
      headings: [],
      leadIn: null,
      isTouched: false,
    });
    if (current === null) rememberGone(run, run.provisions.length - 1);
  }
  const provisions = Int32Array.from(memory.latestProvisions, (id) => positions.get(id) ?? -1);
  provisions.forEach((index, position) => {
    const provision = run.provisions[index];
    if (provision) placeUnder(provision, reading, position);
    if (provision) provision.isTouched = false;
  });
  run.latest = { number: latest.number, capturedAt: latest.capturedAt, reading, provisions };
  return run;
}

async function harvest(run: DocumentRun): Promise<DocumentGrowth> {
  const { latest } = run;
  latest?.provisions.forEach((index, position) => {
    const provision = run.provisions[index];
    if (provision) placeUnder(provision, latest.reading, position);
  });
  const published = new Set(run.provisions.flatMap(({ wordings }) => [...wordings.keys()].flatMap(blocksOfKey)));
  const labels: (readonly ClauseLabel[])[] = run.blocks.map((block, index) =>
    published.has(index) ? labelsOfWording(run, index) : labelBlock(run.judgement, block, false),
  );
  return {
    language: latest ? await detectLanguage(latest.reading.blocked) : null,
    blocks: run.blocks.map((block, index) => ({
      kind: block.kind,
      level: block.level,
      markdown: block.markdown,
      sha256: hash('sha256', block.markdown, 'buffer'),
      labels: labels[index] ?? [],
    })),
    texts: run.texts.map((text) => ({
      sha256: text.sha256,
      utf16Length: text.utf16Length,
      byteLength: text.byteLength,
      coverage: text.coverage,
      form: run.forms.get(text.sha256Hex) ?? '',
      blocks: text.blocks,
      separators: text.separators,
      provisionRanges: text.provisionRanges,
      statedDates: statedDatesOf(run, text),
    })),
    versions: run.versions,
    provisions: run.provisions.map((provision) => ({
      id: provision.id,
      currentWording: provision.current === null ? null : (provision.wordings.get(provision.current) ?? null),
      headings: provision.headings,
      leadIn: provision.leadIn,
      labels: labelPassage(
        run.judgement,
        provision.current === null ? [] : blocksOfKey(provision.current),
        (block) => labels[block] ?? [],
      ),
      ...(provision.isTouched && provision.current !== null ? { sketch: sketchOf(run, provision.current) } : {}),
      isTouched: provision.isTouched,
    })),
    wordings: run.wordings,
    periods: [...run.periods, ...openPeriods(run)],
    blockUses: blockUses(run),
    changes: run.changes,
    oscillations: findOscillations(run.history),
    ...(latest ? { signals: signalsOf(run, latest) } : {}),
  };
}

function sketchOf(run: DocumentRun, wording: WordingKey): readonly number[] {
  return wordingSketch(wordingShingles(blocksOfKey(wording).map((block) => run.blocks[block]?.plain ?? '')));
}

function signalsOf({ judgement }: DocumentRun, { reading }: RunVersion): DocumentSignal[] {
  return joinSignals(reading.blocked.blocks.map((block) => judgement.readSignals(block.plain)));
}

function openPeriods(run: DocumentRun): GrownPeriod[] {
  return run.provisions.flatMap((provision, index) =>
    provision.current === null || provision.isOpenKnown
      ? []
      : [
          {
            provision: index,
            wording: provision.wordings.get(provision.current) ?? 0,
            firstNumber: provision.openSince,
            lastNumber: null,
            isKnown: false,
          },
        ],
  );
}

function blockUses(run: DocumentRun): GrownBlockUse[] {
  const uses: GrownBlockUse[] = [];
  run.firstSeen.forEach((firstNumber, block) => {
    const lastNumber = run.lastSeen[block] ?? 0;
    if (firstNumber > 0)
      uses.push({ block, firstNumber, lastNumber: lastNumber === run.latest?.number ? null : lastNumber });
  });
  return uses;
}
