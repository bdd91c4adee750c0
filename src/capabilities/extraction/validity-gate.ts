// The validity gate for text: is this a document that binds somebody, or something that stands in its place?
// Refuses only for reasons it can name; a refused text is kept, but no version is made of it.

import type { BlockedText } from '#domain/block.ts';
import type { PageFacts } from './page-facts.ts';

export const gateReasons = [
  'not-text',
  'empty',
  'too-short',
  'no-legal-words',
  'mostly-links',
  'mostly-code',
  'error-page',
  'soft-404',
  'login-page',
  'consent-wall',
  'captcha',
  'javascript-required',
  'region-block',
  'paywall',
  'parked-page',
  'maintenance',
  'directory-listing',
  'marketing-page',
  'news-article',
  'truncated',
  'scan-without-text',
  'shorter-than-before',
  'wrong-language',
  'other-document',
  'redirected-home',
] as const;
export type GateReason = (typeof gateReasons)[number];

export interface GateVerdict {
  readonly accepted: boolean;
  readonly reasons: readonly GateReason[];
  /** Present where the text is sound by itself, but so much shorter or longer than before that a second look decides. */
  readonly needsConfirmation?: true;
  /** Present where most of the text is that of the former version. */
  readonly isFamiliar?: true;
}

/** What is known about a text besides itself; whatever is left out is not judged. */
export interface GateContext {
  /** Id or name of the document type. */
  readonly documentType?: string | undefined;
  readonly title?: string | null | undefined;
  /** ISO 639-1, of the text and of what was asked for. */
  readonly language?: string | null | undefined;
  readonly expectedLanguage?: string | undefined;
  /** The text of the document's last version. */
  readonly formerText?: string | undefined;
  readonly formerLanguage?: string | null | undefined;
  readonly requestedUrl?: string | undefined;
  readonly finalUrl?: string | undefined;
  readonly status?: number | undefined;
  /** True where the body ended early. */
  readonly isTruncated?: boolean | undefined;
  /** What the page's own markup says, where it was a web page. */
  readonly page?: PageFacts | undefined;
}

const fewestWords = 60;
const shortText = 250;

/** The verdict on a text, with every reason that speaks against it. */
export function judgeText(text: BlockedText, _context: GateContext = {}): GateVerdict {
  const plain = text.blocks.map((block) => block.plain).join('\n');
  const reasons: GateReason[] = [];
  const words = countWords(plain);
  if (words === 0) return { accepted: false, reasons: ['empty'] };
  if (words < fewestWords) reasons.push('too-short');
  const beginning = plain.slice(0, 2000);
  if (words < shortText && errorWords.test(beginning)) reasons.push('error-page');
  if (words < shortText && wallWords.test(beginning)) reasons.push('consent-wall');
  if (legalShare(plain, words) < leastLegalShare) reasons.push('no-legal-words');
  if (linkShare(text) > mostLinks) reasons.push('mostly-links');
  if (codeShare(plain) > mostCode) reasons.push('mostly-code');
  return { accepted: reasons.length === 0, reasons };
}

/** Words in scripts with spaces; in Chinese and Japanese two characters count as one word. */
function countWords(plain: string): number {
  const spaced = plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0;
  const signs = plain.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return spaced + Math.floor(signs / 2);
}

const errorWords =
  /\b(?:404|403|500|503)\b.{0,40}\b(?:error|not found|forbidden|unavailable)\b|page (?:not found|cannot be found|isn['’]t available|doesn['’]t exist)|access denied|enable javascript|verify (?:that )?you are (?:a )?human|unusual traffic|checking your browser|seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata/i;
const wallWords =
  /\b(?:accept all(?: cookies)?|reject all|manage (?:cookie )?preferences|alle akzeptieren|tout accepter|aceptar todo|accetta tutt[oi])\b/i;

const leastLegalShare = 0.004;

/** Words of legal texts in a sample of the text, by the words in it. */
function legalShare(plain: string, words: number): number {
  const sample = plain.length > 40_000 ? plain.slice(0, 40_000) : plain;
  const found = sample.match(legalWords)?.length ?? 0;
  return found / Math.max(1, words * (sample.length / plain.length));
}

const legalWords =
  /(?<!\p{L})(?:terms|agree\p{L}*|must|shall|may not|policy|policies|privacy|rights?|liab\p{L}+|law(?:s|ful)?|legal|consent|personal (?:data|information)|prohibit\p{L}*|allowed|permit\p{L}*|license|licen[cs]e|terminat\p{L}+|violat\p{L}+|compl(?:y|iance)|requir\p{L}+|responsib\p{L}+|cookies|content|copyright|trademark\p{L}*|account|vertrag\p{L}*|nutzung\p{L}*|recht\p{L}*|daten\p{L}*|haftung\p{L}*|dürfen|müssen|bedingungen|conditions|données|droits?|devez|pouvez|responsabilit\p{L}+|accord|contrat|politique|términos|condiciones|datos|derechos?|debe\p{L}*|condizioni|dati|diritt\p{L}+|contratto|termos|condições|dados|direitos?|contrato|gegevens|voorwaarden|rechten|warunki|danych|prawo|regulamin\p{L}*)(?!\p{L})|条款|隐私|规则|協議|协议|规定|権利|規約|個人情報|利用/giu;

const mostLinks = 0.75;

/** Share of the visible characters that are link text in blocks of nothing but links: a hub, not a document. */
function linkShare(text: BlockedText): number {
  let all = 0;
  let linked = 0;
  for (const { markdown, plain } of text.blocks) {
    all += plain.length;
    if (onlyLink.test(markdown)) linked += plain.length;
  }
  return all === 0 ? 0 : linked / all;
}

const onlyLink = /^\s*(?:(?:[*+-]|\d{1,9}[.)])\s+)?\[[^\]\n]{0,300}\]\(\S{0,2000}\)$/;

const mostCode = 0.06;

/** Share of the characters that programs need and sentences do not. */
function codeShare(plain: string): number {
  const sample = plain.slice(0, 40_000);
  return (sample.match(/[{}<>;$\\]/g)?.length ?? 0) / Math.max(1, sample.length);
}
