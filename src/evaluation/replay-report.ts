// What replayed sequences come to, as figures and tables. A change counts as found at its capture, or at the one that
// confirms it; the first capture of a sequence has nothing before it and is left out.

import type { Table } from '#bench/report.ts';
import type { SequenceResult, StepResult } from './replay-sequences.ts';

export interface ReplayFigures {
  readonly sequences: number;
  readonly captures: number;
  /** Changes that the other archive recorded, and those of them that change what a reader sees. */
  readonly marked: number;
  readonly visible: number;
  readonly found: number;
  readonly missed: number;
  /** Versions made where nothing was recorded. */
  readonly versionsWithoutChange: number;
  /** Alerts sent where nothing that a reader sees was recorded. */
  readonly alertsWithoutChange: number;
  readonly refused: number;
}

type Verdict = 'found' | 'missed' | 'invisible' | 'version without change' | 'refused' | 'quiet';

/** The figures over all sequences. */
export function replayFigures(results: readonly SequenceResult[]): ReplayFigures {
  const judged = results.flatMap(({ steps }) => judge(steps));
  const count = (isCounted: (each: JudgedStep) => boolean) => judged.filter(isCounted).length;
  return {
    sequences: results.length,
    captures: results.reduce((sum, { steps }) => sum + steps.length, 0),
    marked: count(({ step }) => step.isMarked),
    visible: count(({ step }) => step.isMarked && step.isVisible),
    found: count(({ verdict }) => verdict === 'found'),
    missed: count(({ verdict }) => verdict === 'missed'),
    versionsWithoutChange: count(({ verdict }) => verdict === 'version without change'),
    alertsWithoutChange: count(({ step, confirms }) => step.alerted && !step.isVisible && !confirms),
    refused: count(({ step }) => !step.accepted),
  };
}

/** Totals, and a row for each capture at which something was recorded, made or refused. */
export function replayTables(results: readonly SequenceResult[]): Table[] {
  const figures = replayFigures(results);
  const rows = results.flatMap(({ id, steps }) =>
    judge(steps)
      .filter(({ verdict, step }) => verdict !== 'quiet' || step.isMarked)
      .map(({ step, verdict }) => [
        `${id} ${step.index}`,
        step.isMarked ? (step.isVisible ? 'words' : 'links or markup') : '–',
        step.outcome,
        step.newVersion ? (step.class ?? 'first') : '–',
        step.alerted ? 'yes' : 'no',
        step.reasons.join(', ') || '–',
        verdict,
      ]),
  );
  return [
    {
      title: 'Sequences of captures, replayed',
      columns: ['figure', 'count'],
      rows: Object.entries(figures).map(([name, value]) => [
        name.replace(/([A-Z])/g, ' $1').toLowerCase(),
        String(value),
      ]),
      remarks: ['The first capture of each sequence is left out of the changes.'],
    },
    {
      title: 'Captures at which something was recorded, made or refused',
      columns: ['capture', 'recorded', 'outcome', 'version', 'alert', 'reasons', 'verdict'],
      rows,
      remarks: [],
    },
  ];
}

interface JudgedStep {
  readonly step: StepResult;
  readonly verdict: Verdict;
  /** Whether the version here confirms a change that an earlier capture showed. */
  readonly confirms: boolean;
}

function judge(steps: readonly StepResult[]): JudgedStep[] {
  return steps.slice(1).map((step, position) => {
    const confirms = step.newVersion && step.reasons.includes('confirmed');
    const index = position + 1;
    return { step, confirms, verdict: verdictOf(steps, index, confirms) };
  });
}

function verdictOf(steps: readonly StepResult[], index: number, confirms: boolean): Verdict {
  const step = steps[index];
  if (!step) return 'quiet';
  if (!step.accepted) return step.isVisible ? 'missed' : 'refused';
  if (!step.isMarked) return step.newVersion && !confirms ? 'version without change' : 'quiet';
  if (!step.isVisible) return 'invisible';
  if (step.newVersion) return 'found';
  const isConfirmedNext = step.outcome === 'awaits-confirmation' && steps[index + 1]?.newVersion === true;
  return isConfirmedNext ? 'found' : 'missed';
}
