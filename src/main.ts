// The composition root: runs the command that was asked for and hands its exit code back to the system.

import { runCommand } from '#cli/command-io.ts';
import { runProgram } from '#cli/program.ts';

const isDebug = process.env.ATLAS_LOG_LEVEL === 'debug';
process.exitCode = await runCommand(() => runProgram(process.argv.slice(2)), { isDebug });
