// Every wrong use of the program is one clear sentence with exit code 2.

import { expect, test } from 'vitest';
import { describeFailure } from './command-io.ts';
import { commands } from './commands.ts';
import { runProgram } from './program.ts';

async function failureOf(...args: string[]) {
  return describeFailure(await runProgram(args).catch((cause: unknown) => cause));
}

test('an unknown option is named', async () => {
  expect(await failureOf('--nonsense')).toEqual({ exitCode: 2, sentence: "unknown option '--nonsense'." });
});

test('a mistyped command is named with the one that was meant', async () => {
  const { exitCode, sentence } = await failureOf('lineag');
  expect(exitCode).toBe(2);
  expect(sentence).toBe("unknown command 'lineag' (Did you mean lineage?)");
});

test('every command refuses an option it does not know', async () => {
  expect(Object.keys(commands).length).toBeGreaterThan(0);
  for (const name of Object.keys(commands)) {
    expect(await failureOf(name, '--nonsense'), name).toMatchObject({ exitCode: 2 });
  }
});
