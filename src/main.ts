// The composition root: runs the command that was asked for and hands its exit code back to the system.

import { runCommand } from '#cli/command-io.ts';
import { runProgram } from '#cli/program.ts';

process.exitCode = await runCommand(() => runProgram(process.argv.slice(2)), { isDebug });

/** Asked after a failure only: reading the settings is not worth the time at every start. */
async function isDebug(): Promise<boolean> {
  const { loadConfig } = await import('#config.ts');
  return ['trace', 'debug'].includes(loadConfig().logLevel);
}
