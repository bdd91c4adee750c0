// Log lines: one JSON object a line on standard error, or a readable line where that is a terminal.
// Apart because it is the only writer of log lines; results of commands go to standard output elsewhere.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { LogLevel } from './config.ts';

const SECRETS = ['password', 'secret', 'secretKey', 'accessKey', 'token', 'authorization', 'cookie', 'databaseUrl'];

/** Lines with an instant, a level and a message. Fields named like a secret are written as [redacted]. */
export const log = createLog(
  process.stderr.isTTY ? readableLines(process.stderr) : pino.destination({ fd: 2, sync: true }),
);

/** A log that writes to a stream of the caller's choice, with the same fields and the same redaction. */
export function createLog(destination: pino.DestinationStream): pino.Logger {
  return pino(
    {
      level: 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    },
    destination,
  );
}

/** From here on, only lines of this level or above are written. */
export function setLogLevel(level: LogLevel): void {
  log.level = level;
}

/** Turns log lines into what a person reads on a terminal: time, level unless plain, message, other fields. */
export function readableLines(terminal: NodeJS.WritableStream): Writable {
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      terminal.write(readableLine(line), () => done());
    },
  });
}

function readableLine(line: string): string {
  const { time, level, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown>;
  const clock = String(time).slice(11, 19);
  const mark = level === 'info' ? '' : ` ${String(level)}:`;
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  const fault = isFault(err) ? `\n${err.stack ?? err.message}` : '';
  return `${clock}${mark} ${String(msg ?? '')}${rest.join('')}${fault}\n`;
}

function isFault(value: unknown): value is { message: string; stack?: string } {
  return typeof value === 'object' && value !== null && 'message' in value;
}
