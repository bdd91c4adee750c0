// The categories of the codebook as readers see them.

import type { ClauseType } from '#domain/clause-type.ts';
import { type ClauseCategory, clauseCategories } from '#domain/clause-type.ts';

const words: Record<ClauseCategory, string> = {
  'dispute-resolution': 'Dispute resolution',
  'governing-law': 'Governing law',
  liability: 'Liability',
  indemnification: 'Indemnification',
  'policy-changes': 'Changes of the rules',
  'contract-formation': 'Forming the contract',
  'account-control': 'Control over accounts',
  'platform-discretion': 'Discretion of the platform',
  'content-moderation': 'Content moderation',
  'enforcement-actions': 'Enforcement',
  'acceptable-use': 'Acceptable use',
  'intellectual-property': 'Intellectual property',
  'ai-automated': 'AI and automated decisions',
  'data-collection': 'Collecting data',
  'data-usage': 'Using data',
  'data-sharing': 'Sharing data',
  'data-retention': 'Keeping data',
  'privacy-rights': 'Privacy rights',
  tracking: 'Tracking',
  'international-transfer': 'Transfer abroad',
  'data-security': 'Data security',
  'payment-fees': 'Payment and fees',
  refunds: 'Refunds',
  'monetization-rules': 'Earning money',
  'service-commitments': 'Commitments of the service',
  'trade-controls': 'Trade controls',
  'document-meta': 'About the document',
};

/** `Dispute resolution`. */
export function categoryName(category: ClauseCategory): string {
  return words[category];
}

/** Things about clause types, in the order of the codebook's categories; empty categories are left out. */
export function byCategory<T>(
  things: readonly T[],
  typeOf: (thing: T) => ClauseType,
): readonly { readonly category: ClauseCategory; readonly things: readonly T[] }[] {
  return clauseCategories
    .map((category) => ({ category, things: things.filter((thing) => typeOf(thing).category === category) }))
    .filter((group) => group.things.length > 0);
}
