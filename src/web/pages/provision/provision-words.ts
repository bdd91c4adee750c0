// The labels of a provision as sentences: how sure, on what basis, how common, whether it still stands.

import { prevalenceWord } from '#domain/prevalence.ts';
import type { ClauseReading, Prevalence, ProvisionRecord } from '#domain/record.ts';
import { capital } from '../../capital.ts';
import { dayWords } from '../../components/moment/moment.tsx';
import { counted } from '../../components/timeline/change-words.ts';

/** `High confidence (95 %)`. */
export function confidenceWords(confidence: number): string {
  const level = confidence >= 0.9 ? 'High' : confidence >= 0.75 ? 'Medium' : 'Low';
  return `${level} confidence (${Math.round(confidence * 100)} %)`;
}

/** What a label rests on. */
export function basisWords(basis: ClauseReading['basis']): string {
  return basis === 'explicit' ? 'Explicit document language' : 'Inferred from the wording';
}

/** `Rare: 1 of 67 other platforms whose Acceptable Use Policy is captured in English has this clause type.` */
export function prevalenceSentence({ platforms, withClauseType, documentType }: Prevalence): string {
  if (platforms === 0)
    return `No other platform’s ${documentType} is captured in English, so nothing can be said of how common this is.`;
  if (platforms === 1) {
    return `The only other platform whose ${documentType} is captured in English ${withClauseType === 1 ? 'has this clause type too' : 'does not have this clause type'}.`;
  }
  const others = `${counted(platforms, 'other platform')} whose ${documentType} is captured in English`;
  if (withClauseType === 0) return `Unique: none of ${others} has this clause type.`;
  // The scale counts the platform at hand; the sentence speaks of the others.
  const word = prevalenceWord(withClauseType + 1, platforms + 1);
  const has = withClauseType === 1 ? 'has' : 'have';
  return `${capital(word)}: ${withClauseType.toLocaleString('en-GB')} of ${others} ${has} this clause type.`;
}

/** `Rare · 1 of 67 other platforms`; null where there is nothing to count over. */
export function prevalenceBadge({ platforms, withClauseType }: Prevalence): string | null {
  if (platforms === 0) return null;
  const word = capital(prevalenceWord(withClauseType + 1, platforms + 1));
  return `${word} · ${withClauseType.toLocaleString('en-GB')} of ${counted(platforms, 'other platform')}`;
}

/** How many of those with the clause type say the same in one point; null where it was not counted. */
export function sameTraitSentence({ withClauseType, withSameTrait }: Prevalence, trait: string): string | null {
  const same = withSameTrait[trait];
  if (same === undefined || withClauseType === 0) return null;
  if (same === 0) return `none of the ${withClauseType.toLocaleString('en-GB')} others says the same`;
  if (withClauseType === 1) return 'the other says the same';
  return `${same.toLocaleString('en-GB')} of the ${withClauseType.toLocaleString('en-GB')} others ${same === 1 ? 'says' : 'say'} the same`;
}

/** Whether the clause stands, between which captures. */
export function standingSentence(record: ProvisionRecord): string {
  const { firstTracked, lastVerified, lastVerifiedAt, goneSince, isInForce } = record;
  if (isInForce) {
    const since =
      firstTracked.number === lastVerified.number
        ? `in version ${lastVerified.number}, the latest`
        : `from version ${firstTracked.number} to version ${lastVerified.number}, the latest`;
    const captured = dayWords(lastVerified.capturedAt);
    const verified = dayWords(lastVerifiedAt);
    return `In force as captured ${since}, on ${captured}${verified === captured ? '' : `; last verified on ${verified}`}.`;
  }
  const gone = goneSince
    ? ` Gone since version ${goneSince.number}, captured on ${dayWords(goneSince.capturedAt)}.`
    : '';
  return `No longer in the document.${gone} It last stood in version ${lastVerified.number}, captured on ${dayWords(lastVerified.capturedAt)}.`;
}

/** `Amazon recorded 5 substantive changes in the 30 days up to 12 May 2026, the newest capture here.` */
export function activitySentence(record: ProvisionRecord): string | null {
  const { recentActivity, document } = record;
  if (!recentActivity) return null;
  const changes =
    recentActivity.changes === 0
      ? 'no substantive change is'
      : `${counted(recentActivity.changes, 'substantive change')} ${recentActivity.changes === 1 ? 'is' : 'are'}`;
  return `${document.platform.name}: ${changes} documented in the ${recentActivity.days} days up to ${dayWords(recentActivity.until)}, the newest capture of this instance.`;
}

export interface Question {
  readonly question: string;
  readonly answer: string;
}

/** Questions people ask, answered from the record alone. */
export function frequentQuestions(record: ProvisionRecord): Question[] {
  const { platform, name } = record.document;
  const [main] = record.readings;
  return [
    ...(main
      ? [
          { question: `What does ${platform.name}’s “${record.title}” clause do?`, answer: main.plain },
          { question: 'What can I do?', answer: main.whatYouCanDo },
        ]
      : []),
    { question: 'Is it still in force?', answer: standingSentence(record) },
    {
      question: `Is ConductAtlas affiliated with ${platform.name}?`,
      answer: `No. ConductAtlas is an independent record. It is not affiliated with, endorsed by or sponsored by ${platform.name}; the ${name} is quoted from what was published.`,
    },
  ];
}
