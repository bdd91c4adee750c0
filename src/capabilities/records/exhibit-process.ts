// The process in which an exhibit is set: one sheet as JSON on standard input, the PDF on standard output. Whoever
// started it ends it when it takes too long.

import { tmpdir } from 'node:os';
import { compileExhibit } from './exhibits/compile-exhibit.ts';

const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part);
const pdf = compileExhibit(JSON.parse(Buffer.concat(parts).toString('utf8')), tmpdir());
process.stdout.write(pdf);
