// Ends a run of the tests with the one line that other programs read: `12 passed, 1 failed`, counting tests, not
// files. A file that could not even be loaded counts as one failed test, and so does a skipped test: it shows nothing.

import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Counts the results of a run; `ATLAS_TALLY` names a file that gets the line too. */
export class TallyReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    const { passed, failed } = tally(modules, unhandled.length);
    const line = `${passed} passed, ${failed} failed`;
    process.stdout.write(`${line}\n`);
    const path = process.env.ATLAS_TALLY;
    if (path) writeFileSync(path, `${line}\n`);
  }
}

function tally(modules: ReadonlyArray<TestModule>, unhandled: number) {
  let passed = 0;
  let failed = unhandled;
  for (const module of modules) {
    let counted = 0;
    for (const test of module.children.allTests()) {
      counted += 1;
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else failed += 1;
    }
    if (module.errors().length > 0 || (counted === 0 && module.state() === 'failed')) failed += 1;
  }
  return { passed, failed };
}
