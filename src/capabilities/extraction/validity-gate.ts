// The validity gate for text: is this a document that binds somebody, or something that stands in its place?
// Refuses only for reasons it can name; a refused text is kept, but no version is made of it.

import type { BlockedText } from '#domain/block.ts';
import { judgeHistory } from './gate/judge-history.ts';
import { judgeSubstance } from './gate/judge-substance.ts';
import { judgeWrongPage } from './gate/judge-wrong-page.ts';
import { featuresOf } from './gate/text-features.ts';
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

/**
 * The verdict on a text, with every reason that speaks against it. The more the context tells, the more is judged; a
 * text that is mostly the document's former one is not doubted for being brief or unusual.
 */
export function judgeText(text: BlockedText, context: GateContext = {}): GateVerdict {
  const features = featuresOf(text);
  if (features.words === 0) return { accepted: false, reasons: ['empty'] };
  const plain = context.formerText === undefined ? '' : text.blocks.map((block) => block.plain).join('\n');
  const history = judgeHistory(plain, features, context);
  const own = history.isFamiliar
    ? []
    : [
        ...judgeWrongPage(features, context.page, context.status),
        ...judgeSubstance(features, { documentType: context.documentType, title: context.title }),
      ];
  const reasons = gateReasons.filter((reason) => own.includes(reason) || history.reasons.includes(reason));
  return {
    accepted: reasons.length === 0,
    reasons,
    ...(history.isFamiliar && { isFamiliar: true }),
    ...(history.needsConfirmation && reasons.length === 0 && { needsConfirmation: true }),
  };
}
