// The program `atlas`: finds the command that was asked for, loads it alone, and turns every wrong use into one clear
// sentence with exit code 2.

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { CommandFailure } from './command-io.ts';
import { commands } from './commands.ts';

/** Runs `atlas` with these arguments (without `node` and the script); throws `CommandFailure` for a wrong use. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const asked = args.find((argument) => !argument.startsWith('-')) ?? '';
  const program = await buildProgram(asked in commands ? [asked] : needsAll(args) ? Object.keys(commands) : []);
  try {
    if (args.length === 0) program.help({ error: true });
    await program.parseAsync([...args], { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode === 0) return;
    if (cause.code === 'commander.help') {
      process.exitCode = 2;
      return;
    }
    throw new CommandFailure(2, sentence(cause.message), { cause });
  }
}

/** The help of the whole program shows every command; a mistyped command needs the names only. */
function needsAll(args: readonly string[]): boolean {
  return args.length === 0 || args.some((argument) => ['-h', '--help', 'help'].includes(argument));
}

/** The program with these commands loaded in full; the others are there by name, for suggestions. */
async function buildProgram(loaded: readonly string[]): Promise<Command> {
  const program = new Command('atlas')
    .description('The public record of the rules platforms write: captured, archived, compared, citable.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpCommand('help [command]', 'explain a command')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  const adders = await Promise.all(loaded.map((name) => commands[name]?.()));
  for (const add of adders) add?.(program);
  const known = new Set(program.commands.map((command) => command.name()));
  for (const name of Object.keys(commands)) if (!known.has(name)) program.command(name);
  return program;
}

/** "error: unknown option '--x'\n(Did you mean --y?)" as one sentence. */
function sentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  return /[.?!)]$/.test(text) ? text : `${text}.`;
}

/** Both src/cli/ and a build's folder lie two levels below the package. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}
