// Cuts a block that states several rules into its rules: sentences, each with those that only go on with it. Decided
// from the block alone, so that equal blocks of all versions are cut alike and only once.

import type { Block, TextRange } from '#domain/block.ts';
import { splitSentences } from '#domain/sentences.ts';
import { goesOn } from './continuing-words.ts';
import { statesRule } from './rule-words.ts';

const rulesOfBlocks = new WeakMap<Block, readonly TextRange[]>();

/** The rules of a block as ranges of its Markdown, in order; together they hold all of it but the space between. */
export function splitRules(block: Block): readonly TextRange[] {
  const known = rulesOfBlocks.get(block);
  if (known) return known;
  const rules = mayHoldSeveral(block) ? cut(block.markdown) : [{ start: 0, end: block.markdown.length }];
  rulesOfBlocks.set(block, rules);
  return rules;
}

const shortest = 50;

function mayHoldSeveral({ kind, plain }: Block): boolean {
  return (kind === 'paragraph' || kind === 'list-item') && plain.length >= shortest;
}

function cut(markdown: string): TextRange[] {
  const rules: TextRange[] = [];
  const marks: Marks = { brackets: 0, isBold: false, isEmphasised: false };
  let start = 0;
  let end = 0;
  for (const sentence of splitSentences(markdown)) {
    if (end > 0 && areClosed(marks) && isCut(markdown, { start, end }, sentence)) {
      rules.push({ start, end });
      start = sentence.start;
    }
    readMarks(marks, markdown, end, sentence.end);
    end = sentence.end;
  }
  rules.push({ start, end: markdown.length });
  return rules.length === 1 ? rules : rules.flatMap((rule) => cutAgain(markdown, rule));
}

/** A rule is kept as a block of its own: what it is must not depend on what stood before it. */
function cutAgain(markdown: string, rule: TextRange): TextRange[] {
  return cut(markdown.slice(rule.start, rule.end)).map(({ start, end }) => ({
    start: rule.start + start,
    end: rule.start + end,
  }));
}

/** Whether a rule ends at the end of `former`, of which `sentence` is the next. */
function isCut(markdown: string, former: TextRange, sentence: TextRange): boolean {
  const before = markdown.slice(Math.max(former.start, former.end - 80), former.end);
  if (endsOpen.test(before)) return false;
  const next = markdown.slice(sentence.start, Math.min(sentence.end, sentence.start + 120));
  if (opensBlock.test(next) || !holdsWords.test(next)) return false;
  if (former.end - former.start <= longestName && isName(markdown.slice(former.start, former.end))) return false;
  if (endsInQuestion.test(before) && former.end - former.start <= longestQuestion) return false;
  return !goesOn(next.replace(leadingMarks, ''));
}

/** Parts of an enumeration are one rule: who reads "(b)" alone does not know what it is about. */
const endsOpen = /[;,:–—][*_"”’)\]]*$/;
/** Words that would begin another kind of block if they stood alone. */
const opensBlock = /^(?:#|>|\||={2,}|-{2,})/;
const holdsWords = /\p{L}[^\s]*\s+\S*[\p{L}\p{N}]|[\u3040-\u9fff\uac00-\ud7ff]{4}/u;
const leadingMarks = /^[*_[("“„«‘]+/;
const endsInQuestion = /[?？]["”’»)*_\]]*$/;
const longestName = 80;
const longestQuestion = 200;

/** "4.2", "Network Abuse.", "**Fees.**": the number and the name of a rule are no rule of their own. */
function isName(text: string): boolean {
  const words = text
    .replace(listMarker, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .trim();
  if (onlyLabel.test(words)) return true;
  const bold = /^(?:\*\*|__)(.*)(?:\*\*|__)[.:]?$/.exec(words)?.[1];
  if (bold !== undefined) return !statesRule(bold);
  const name = words.replace(numberBefore, '');
  const spoken = name.split(/\s+/);
  if (spoken.length > 7 || statesRule(name) || saysSomething.test(name)) return false;
  return spoken.every((word) => !/^\p{Ll}{4}/u.test(word));
}

/** Short as a name, and yet a sentence: somebody does something, or there is something. */
const saysSomething =
  /^(?:you|we|i|they|it|he|she|this|that|these|there|no|all|please|sie|wir|es|nous|vous|il|noi|lei)\s|[\s’'](?:is|are|was|am|re|do|does|have|has|will|may|can|must|shall|apply|applies|ist|sind|est|sont|è|es|são|jest|zijn)\s/i;
const listMarker = /^\s*(?:[*+-]|\d{1,9}[.)])\s+/;
const onlyLabel = /^[(*_]*(?:§ ?)?(?:\d{1,3}(?:\.\d{1,3}){0,5}|\p{L}|[ivxIVX]{1,6})[.)*_]*$/u;
const numberBefore = /^(?:§ ?)?(?:\d{1,3}(?:\.\d{1,3}){0,5}[.)]?|\(?[a-zA-Z][.)])\s+/;

interface Marks {
  brackets: number;
  isBold: boolean;
  isEmphasised: boolean;
}

function areClosed({ brackets, isBold, isEmphasised }: Marks): boolean {
  return brackets === 0 && !isBold && !isEmphasised;
}

/** Follows the marks of links and emphasis: a cut inside them would leave half of each on either side. */
function readMarks(marks: Marks, markdown: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const code = markdown.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 91) marks.brackets++;
    else if (code === 93) marks.brackets = Math.max(0, marks.brackets - 1);
    else if (code === 42 && markdown.charCodeAt(at + 1) === 42) {
      marks.isBold = !marks.isBold;
      at++;
    } else if (code === 42 && !isMarker(markdown, at)) marks.isEmphasised = !marks.isEmphasised;
  }
}

function isMarker(markdown: string, at: number): boolean {
  return markdown.charCodeAt(at + 1) === 32 && markdown.slice(0, at).trim() === '';
}
