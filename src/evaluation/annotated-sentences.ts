// Documents whose sentences others have annotated, for measuring where provisions begin: the sentences found again in
// the whole documents, or, where these are not at hand, paragraphs made of the sentences.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export interface AnnotatedText {
  readonly name: string;
  readonly text: string;
  /** Where sentences begin. */
  readonly starts: readonly number[];
  /** The same, with a number that was annotated as a sentence of its own ("4.") joined to what it numbers. */
  readonly startsWithNumbersJoined: readonly number[];
}

const sentenceSchema = z.object({ doc: z.string(), index: z.number(), text: z.string() });
type Sentence = z.infer<typeof sentenceSchema>;

/** Finds the sentences (JSON lines with doc, index, text) in the documents of a folder, `<doc>.txt` each. */
export async function findSentences(sentencesPath: string, folder: string): Promise<AnnotatedText[]> {
  const byDocument = await readSentences(sentencesPath);
  const files = new Set(await readdir(folder));
  const found: AnnotatedText[] = [];
  for (const [name, sentences] of byDocument) {
    if (!files.has(`${name}.txt`)) continue;
    const text = await readFile(join(folder, `${name}.txt`), 'utf8');
    found.push({ name, text, ...placesOf(text, sentences) });
  }
  return found;
}

/** Paragraphs of five sentences each, of those that begin and end as written sentences do. */
export async function paragraphsOfSentences(sentencesPath: string): Promise<AnnotatedText[]> {
  const byDocument = await readSentences(sentencesPath);
  return [...byDocument].map(([name, sentences]) => {
    const whole = sentences.map(({ text }) => text.trim()).filter((text) => isWhole.test(text));
    const starts: number[] = [];
    let text = '';
    whole.forEach((sentence, index) => {
      if (index > 0) text += index % 5 === 0 ? '\n\n' : ' ';
      starts.push(text.length);
      text += sentence;
    });
    return { name, text, starts, startsWithNumbersJoined: starts };
  });
}

const isWhole = /^["“„«(]?\p{Lu}[\s\S]{24,}[.!?]["”“»)]{0,2}$/u;
const onlyNumber = /^[(]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-z]|[ivx]{1,5})[.)]?$/i;

async function readSentences(path: string): Promise<ReadonlyMap<string, Sentence[]>> {
  const byDocument = new Map<string, Sentence[]>();
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line === '') continue;
    const sentence = sentenceSchema.parse(JSON.parse(line));
    const known = byDocument.get(sentence.doc);
    if (known) known.push(sentence);
    else byDocument.set(sentence.doc, [sentence]);
  }
  for (const sentences of byDocument.values()) sentences.sort((one, other) => one.index - other.index);
  return byDocument;
}

/** White space and letter case differ between the sentences and their documents. */
function placesOf(text: string, sentences: readonly Sentence[]) {
  const places: number[] = [];
  let flat = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) continue;
    const lower = character.toLowerCase();
    flat += lower.length === 1 ? lower : character;
    places.push(at);
  }
  const starts: number[] = [];
  const joined: number[] = [];
  let from = 0;
  let isNumbered = false;
  for (const sentence of sentences) {
    const wanted = sentence.text.replace(/\s/g, '').toLowerCase();
    const at = flat.indexOf(wanted, from);
    const place = places[at];
    if (at < 0 || place === undefined) continue;
    starts.push(place);
    if (!isNumbered) joined.push(place);
    isNumbered = onlyNumber.test(sentence.text.trim());
    from = at + wanted.length;
  }
  return { starts, startsWithNumbersJoined: joined };
}
