// Which articles of law may bear on a clause, and why a reader of this very document should think of them: the
// words by which the document shows a place, an audience, an age or a kind of data.

import type { ClauseType } from '#domain/clause-type.ts';
import type { DocumentSignal, PlaceSignal } from '#domain/document-signal.ts';
import { liesWithin, type Place, placeInWords } from '#domain/place.ts';
import type { Regulation, RegulationArticle } from '#domain/regulation.ts';
import { conditionHolds, type TraitValues } from '#domain/trait.ts';
import { fillSlots } from './fill-slots.ts';

export interface LabelledClause {
  readonly type: ClauseType;
  readonly traits: TraitValues;
  /** The words that decided the label. */
  readonly words: string;
}

export interface ArticleReason {
  readonly regulation: Regulation;
  readonly article: RegulationArticle;
  /** Ids of the clause types that it bears on for this reason. */
  readonly clauseTypes: readonly string[];
  /** Why the article bears on such a clause. */
  readonly reason: string;
  /** The words of the clause. */
  readonly words: string;
  /** Why the law may be relevant to this document; null where the document shows no sign of it. */
  readonly relevance: Relevance | null;
}

export interface Relevance {
  /** `may be relevant because the document names California for its law`. */
  readonly says: string;
  /** The words of the document. */
  readonly words: string;
}

export interface RegulationQuestion {
  readonly regulations: readonly Regulation[];
  readonly places: ReadonlyMap<string, Place>;
  readonly signals: readonly DocumentSignal[];
  /** Id of the document's type; null where it is not known. */
  readonly documentType: string | null;
}

/** The articles that may bear on the clauses: laws that the document shows a sign of first, then the others. */
export function judgeRegulations(clauses: readonly LabelledClause[], question: RegulationQuestion): ArticleReason[] {
  const reasons = question.regulations.flatMap((regulation): ArticleReason[] => {
    const { documentTypes, needsSign } = regulation.applies;
    if (question.documentType !== null && documentTypes.length > 0 && !documentTypes.includes(question.documentType))
      return [];
    const hits = joinSame(clauses.flatMap((clause) => articlesFor(regulation, clause)));
    if (hits.length === 0) return [];
    const relevance = relevanceOf(regulation, question);
    if (needsSign && !relevance?.isSign) return [];
    return hits.map((hit) => ({
      ...hit,
      regulation,
      relevance: relevance && { says: relevance.says, words: relevance.words },
    }));
  });
  return [...reasons.filter(({ relevance }) => relevance), ...reasons.filter(({ relevance }) => !relevance)];
}

type Hit = Pick<ArticleReason, 'article' | 'clauseTypes' | 'reason' | 'words'>;

function articlesFor(regulation: Regulation, { type, traits, words }: LabelledClause): Hit[] {
  return regulation.articles.flatMap((article) => {
    if (!article.clauseTypes.includes(type.id)) return [];
    if (!article.traits.every((condition) => conditionHolds(condition, traits))) return [];
    const reason = fillSlots(article.reason, type, traits, { clauseType: type.name, words });
    return reason === null ? [] : [{ article, clauseTypes: [type.id], reason, words }];
  });
}

/** One article for one reason is named once, with all the clause types it bears on. */
function joinSame(hits: readonly Hit[]): Hit[] {
  const joined = new Map<string, Hit>();
  for (const hit of hits) {
    const key = `${hit.article.number}\n${hit.reason}`;
    const known = joined.get(key);
    joined.set(key, known ? { ...known, clauseTypes: [...known.clauseTypes, ...hit.clauseTypes] } : hit);
  }
  return [...joined.values()];
}

/** A sign tells more than a place, and of the places the role and the nearness. */
function relevanceOf(
  { id, applies }: Regulation,
  { signals, places }: RegulationQuestion,
): (Relevance & { readonly isSign: boolean }) | null {
  for (const signal of signals) {
    if (signal.kind !== 'sign' || signal.regulation !== id) continue;
    const sign = applies.signs[signal.sign];
    if (sign) return { says: `may be relevant because the document ${sign.says}`, words: signal.words, isSign: true };
  }
  const within = new Map([...places.values()].map((place) => [place.id, place.within]));
  const near = signals.filter(
    (signal): signal is PlaceSignal =>
      signal.kind === 'place' && applies.places.some((outer) => liesWithin(within, signal.place, outer)),
  );
  for (const role of roleOrder) {
    const signal = near.find((each) => each.role === role);
    if (!signal) continue;
    const says = `may be relevant because the document ${roleWords[role](placeInWords(places.get(signal.place)?.name ?? signal.place))}`;
    return { says, words: signal.words, isSign: false };
  }
  return null;
}

const roleOrder = ['audience', 'law', 'court', 'party', 'named'] as const;
const roleWords: Readonly<Record<PlaceSignal['role'], (place: string) => string>> = {
  audience: (place) => `speaks to people in or from ${place}`,
  law: (place) => `names the law of ${place}`,
  court: (place) => `names courts or arbitration in ${place}`,
  party: (place) => `names a party in ${place}`,
  named: (place) => `mentions ${place}`,
};
