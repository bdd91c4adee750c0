// Signals: words of a document by which a law may be relevant to it. Like labels they are readings, made anew at any
// time.

/** How a place is named, the most telling first. */
export const placeRoles = ['law', 'court', 'audience', 'party', 'named'] as const;
export type PlaceRole = (typeof placeRoles)[number];

interface SignalWords {
  /** The words in their surroundings, cut to a line. */
  readonly words: string;
}

export interface PlaceSignal extends SignalWords {
  readonly kind: 'place';
  /** Id of a place of the catalogue. */
  readonly place: string;
  readonly role: PlaceRole;
}

export interface LawSignal extends SignalWords {
  readonly kind: 'sign';
  /** Id of the regulation, and which of its signs, counted from 0. */
  readonly regulation: string;
  readonly sign: number;
}

export type DocumentSignal = PlaceSignal | LawSignal;
