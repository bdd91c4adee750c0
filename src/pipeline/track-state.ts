// What is remembered of a track between captures: a track is a document as it is seen from one vantage. Plain values,
// so that storage can keep them.

/** A text as it was seen on a track. */
export interface SeenText {
  /** Hex digest over the UTF-8 bytes of the Markdown. */
  readonly sha256: string;
  readonly markdown: string;
  /** ISO 639-1; null where it could not be told. */
  readonly language: string | null;
  /** Equal for texts that read the same. */
  readonly form: string;
  readonly lastSeenAt: Date;
}

/** A text that waits for a further capture to show it, too. */
export interface Candidate extends SeenText {
  readonly firstSeenAt: Date;
  readonly timesSeen: number;
  /** `size`: a large drop or rise. `variant`: the text of another vantage, which may have become this one's. */
  readonly cause: 'size' | 'variant';
}

/** A former text of the track, known by what a reader sees of it. */
export interface FormerText {
  readonly form: string;
  readonly lastSeenAt: Date;
}

/** What is remembered of a track (a document seen from one vantage) between captures. */
export interface TrackState {
  /** The text of the latest version. */
  readonly latest: SeenText | null;
  readonly candidate: Candidate | null;
  /** Texts that were versions, the one seen last at the end. */
  readonly formerTexts: readonly FormerText[];
  /** Attempts in a row by which the document was not seen. */
  readonly failuresInARow: number;
}

export const newTrack: TrackState = { latest: null, candidate: null, formerTexts: [], failuresInARow: 0 };

const mostFormerTexts = 64;

/** The former texts with this one as the one seen last; the oldest are let go. */
export function withFormerText(texts: readonly FormerText[], { form, lastSeenAt }: SeenText): FormerText[] {
  return [...texts.filter((text) => text.form !== form), { form, lastSeenAt }].slice(-mostFormerTexts);
}
