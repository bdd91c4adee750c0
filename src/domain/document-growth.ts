// What a document gains when versions are added to it: the output of the pipeline's steps 3 to 7, as plain values
// that travel between threads and that storage writes in one transaction. Blocks, texts and provisions refer to
// each other by their index in these lists; storage turns indexes into ids.

import type { ClauseLabel, EvidenceBasis, Severity } from './analysis.ts';
import type { BlockKind } from './block.ts';
import type { ChangeClass, ChangeCounts, ChangeReason, ProvisionCounts } from './change.ts';
import type { DocumentSignal } from './document-signal.ts';
import type { HistoricVersion, Oscillation, RememberedText } from './oscillation.ts';
import type { DatingKind, StatedDate } from './stated-date.ts';
import type { PlacedTraits } from './trait.ts';
import type { ImportOrigin, VersionReason } from './version.ts';

export interface DocumentGrowth {
  /** ISO 639-1 code of the language of the latest text; null where nothing reliable can be said. */
  readonly language: string | null;
  /** Every block that the lists below refer to, known to storage or not. */
  readonly blocks: readonly GrownBlock[];
  readonly texts: readonly GrownText[];
  readonly versions: readonly GrownVersion[];
  readonly provisions: readonly GrownProvision[];
  readonly wordings: readonly GrownWording[];
  readonly periods: readonly GrownPeriod[];
  readonly blockUses: readonly GrownBlockUse[];
  readonly changes: readonly GrownChange[];
  /** All oscillations of the document's whole history; they take the place of those that storage has. */
  readonly oscillations?: readonly Oscillation[];
  /** What the latest text shows of countries and laws. */
  readonly signals?: readonly DocumentSignal[];
}

export interface GrownBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly markdown: string;
  readonly sha256: Uint8Array;
  readonly labels: readonly ClauseLabel[];
}

export interface GrownText {
  readonly sha256: Uint8Array;
  readonly utf16Length: number;
  readonly byteLength: number;
  readonly coverage: number;
  /** The dates that the text states about itself. */
  readonly statedDates?: readonly StatedDate[];
  /** See `HistoricVersion.form`. */
  readonly form?: string;
  readonly blocks: Int32Array;
  /** Between the blocks; one longer than `blocks`. */
  readonly separators: readonly string[];
  /** start, end, start, end … of the provisions. */
  readonly provisionRanges: Int32Array;
}

export interface GrownVersion {
  readonly number: number;
  readonly text: number;
  readonly capturedAt: Date;
  readonly reason: VersionReason;
  readonly provisions: Int32Array;
  readonly origin?: ImportOrigin;
}

export interface GrownProvision {
  /** Null for a provision that storage does not know yet. */
  readonly id: number | null;
  /** Null once it is gone. */
  readonly currentWording: number | null;
  readonly headings: readonly number[];
  readonly leadIn: number | null;
  /** Of the current wording; empty when it is gone. */
  readonly labels: readonly ProvisionLabel[];
  /** Of the current wording, see `capabilities/provisions/wording-sketch.ts`; made where something has changed. */
  readonly sketch?: readonly number[];
  /** False where nothing about it has changed since storage last saw it. */
  readonly isTouched: boolean;
}

export interface ProvisionLabel {
  readonly clauseType: string;
  readonly confidence: number;
  readonly basis: EvidenceBasis;
  readonly severity: Severity;
  readonly traits: PlacedTraits;
}

export interface GrownWording {
  readonly provision: number;
  readonly number: number;
  readonly blocks: readonly number[];
}

/** A stretch of versions in which a wording stands. One that storage knows (`isKnown`) only gets its end. */
export interface GrownPeriod {
  readonly provision: number;
  readonly wording: number;
  readonly firstNumber: number;
  readonly lastNumber: number | null;
  readonly isKnown: boolean;
}

export interface GrownBlockUse {
  readonly block: number;
  readonly firstNumber: number;
  readonly lastNumber: number | null;
}

export interface GrownChange {
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly detectedAt: Date;
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
  readonly counts: ChangeCounts & ProvisionCounts;
  /** Where the text is one that the document had before: the last version that had it, and when it first came. */
  readonly returnsTo?: { readonly number: number; readonly firstAt: Date };
  /** How it went along with the dates that the texts state; null where nothing can be said. */
  readonly dating?: DatingKind | null;
  /** The dated public statement; only substantive changes make one. */
  readonly eventSentence: string | null;
}

/** What the pipeline must know of a document to go on from its latest version. Nothing for a new document. */
export interface DocumentMemory {
  readonly platformName: string;
  readonly documentName: string;
  /** The latest version; null for a new document. */
  readonly latest: RememberedVersion | null;
  /** The latest version's provisions, in its order. */
  readonly latestProvisions: readonly number[];
  /** All versions, oldest first, for telling texts that come back. */
  readonly history: readonly HistoricVersion[];
  /** Texts that stood a short while ago (see `versionsJustSeen`), and the Markdown of their blocks. */
  readonly recentTexts?: readonly RememberedText[];
  readonly recentBlocks?: readonly string[];
  readonly provisions: readonly RememberedProvision[];
}

export interface RememberedVersion {
  readonly number: number;
  readonly capturedAt: Date;
  readonly markdown: string;
  /** start, end, start, end … of the provisions as they were published; these never move. */
  readonly provisionRanges: readonly number[];
}

export interface RememberedProvision {
  readonly id: number;
  readonly currentWording: number | null;
  /** First version of the period that is still open; null when it is gone. */
  readonly openSince: number | null;
  readonly wordings: readonly { readonly number: number; readonly blocks: readonly string[] }[];
}
