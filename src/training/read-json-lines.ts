// Reads a file of JSON lines whose shape is checked line by line.

import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** All lines of the file. Throws a sentence that names the file and the line that is not as it should be. */
export function readJsonLines<Shape>(path: string, shape: z.ZodType<Shape>): Shape[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const reading = shape.safeParse(JSON.parse(line));
      if (reading.success) return [reading.data];
      throw new Error(`${path}, line ${index + 1}, is not what it should be: ${reading.error.issues[0]?.message}`);
    });
}
