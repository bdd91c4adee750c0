// The list of commands: name and where its code is. Each file adds one command to the program; only the code of the
// command that was asked for is loaded, so that starting stays fast.

import type { Command } from 'commander';

type AddCommand = (program: Command) => void;

/** One line per command, in the order `atlas --help` shows them. */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import('./commands/start.ts')).addStartCommand,
  serve: async () => (await import('./commands/start.ts')).addServeCommand,
  work: async () => (await import('./commands/start.ts')).addWorkCommand,
  import: async () => (await import('./commands/import.ts')).addImportCommand,
  capture: async () => (await import('./commands/capture.ts')).addCaptureCommand,
  extract: async () => (await import('./commands/extract.ts')).addExtractCommand,
  repair: async () => (await import('./commands/repair.ts')).addRepairCommand,
  compare: async () => (await import('./commands/compare.ts')).addCompareCommand,
  replay: async () => (await import('./commands/replay.ts')).addReplayCommand,
  provisions: async () => (await import('./commands/provisions.ts')).addProvisionsCommand,
  lineage: async () => (await import('./commands/lineage.ts')).addLineageCommand,
  train: async () => (await import('./commands/train.ts')).addTrainCommand,
  classify: async () => (await import('./commands/classify.ts')).addClassifyCommand,
  retract: async () => (await import('./commands/retract.ts')).addRetractCommand,
  contest: async () => (await import('./commands/contest.ts')).addContestCommand,
  takedown: async () => (await import('./commands/takedown.ts')).addTakedownCommand,
  retention: async () => (await import('./commands/retention.ts')).addRetentionCommand,
  export: async () => (await import('./commands/export.ts')).addExportCommand,
  verify: async () => (await import('./commands/verify.ts')).addVerifyCommand,
  log: async () => (await import('./commands/log.ts')).addLogCommand,
  witness: async () => (await import('./commands/witness.ts')).addWitnessCommand,
  eval: async () => (await import('./commands/eval.ts')).addEvalCommand,
  bench: async () => (await import('./commands/bench.ts')).addBenchCommand,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
};
