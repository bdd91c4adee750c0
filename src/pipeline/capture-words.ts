// What a capture came to, in one sentence for the operator. Apart because the codes it explains come from fetchers,
// from reading and from the gate alike.

import type { CaptureOutcomeKind } from '#domain/capture.ts';

const sentences: Readonly<Record<CaptureOutcomeKind, string>> = {
  captured: 'A new version was made.',
  unchanged: 'The text is the one of the latest version.',
  'awaits-confirmation': 'The text is far shorter or longer than before; a second capture must show it, too.',
  'variant-seen': 'The server showed the known text of another vantage.',
  blocked: 'The server refused to show the document.',
  missing: 'There is no document at this address.',
  'wrong-page': 'Another page was shown in place of the document.',
  'timed-out': 'The time for one capture ran out.',
  'too-large': 'More came than is read of one document.',
  unreadable: 'What came cannot be read.',
  unreachable: 'The server could not be reached.',
  'server-failed': 'The server reported a fault of its own.',
  'robots-refused': 'The site asks programs not to fetch this page (robots.txt).',
  'address-refused': 'The address is not one that may be captured.',
};

/** One sentence for an outcome, with the codes of its reasons. */
export function describeOutcome(outcome: CaptureOutcomeKind, reasons: readonly string[]): string {
  const codes = reasons.filter((reason) => reason !== outcome);
  return codes.length === 0 ? sentences[outcome] : `${sentences[outcome].replace(/\.$/, '')}: ${codes.join(', ')}.`;
}
