// Records: everything that the public page of a document, provision or change states, as plain facts. Pages, their
// JSON twins and exports all show these values; none of them adds a fact of its own.

import type { EvidenceBasis, Severity } from './analysis.ts';
import type { BlockKind, TextRange } from './block.ts';
import type { CaptureOutcomeKind, FetcherName } from './capture.ts';
import type { ChangeClass, ChangeCounts, ChangeReason, ProvisionCounts } from './change.ts';
import type { StandingCorrection } from './correction.ts';
import type { ClauseExplanation } from './explanation.ts';
import type { Oscillation } from './oscillation.ts';
import type { Vantage } from './source.ts';
import type { TraitKind, TraitValue } from './trait.ts';
import type { VersionReason } from './version.ts';

export interface PlatformName {
  readonly slug: string;
  readonly name: string;
}

/** Where texts came from when an archive of others recorded them, and under which licence. */
export interface CollectionCredit {
  readonly id: string;
  readonly name: string;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly originUrl: string | null;
}

export interface DocumentIdentity {
  /** Public id, `CA-D-00028`. */
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly documentType: string;
  readonly platform: PlatformName;
  readonly sourceUrl: string | null;
  readonly language: string | null;
  readonly versionCount: number;
  /** When the archive it comes from took it out; null while it is kept there. */
  readonly removedAt: Date | null;
  readonly collection: CollectionCredit | null;
  /** Where it is captured from; null for imported documents. */
  readonly vantage?: Vantage | null;
  /** When a capture last saw the latest version's text; null where none has. */
  readonly lastVerifiedAt?: Date | null;
}

/** A capture of a document in a line: the last attempt of its slot. */
export interface CaptureMark {
  readonly id: number;
  readonly at: Date;
  readonly fetcher: FetcherName;
  readonly outcome: CaptureOutcomeKind;
  readonly reasons: readonly string[];
  /** The version that it made or confirmed. */
  readonly versionNumber: number | null;
}

export interface VersionMark {
  readonly number: number;
  readonly capturedAt: Date;
  readonly reason: VersionReason;
  /** SHA-256 of the version's Markdown in UTF-8, in hexadecimal. */
  readonly sha256: string;
}

export interface VersionOrigin {
  readonly commit: string | null;
  readonly subject: string | null;
  readonly snapshots: readonly string[];
  readonly engineVersion: string | null;
}

export interface ChangeMark {
  /** Public id, `CA-C-002783`. */
  readonly id: string;
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly detectedAt: Date;
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
  readonly counts: ChangeCounts & ProvisionCounts;
  /** The public statement; only substantive changes have one. */
  readonly sentence: string | null;
  /** What holds of it since it was corrected; absent where it never was. */
  readonly correction?: StandingCorrection;
}

/** A document through time, oldest first. */
export interface DocumentTimeline {
  readonly document: DocumentIdentity;
  readonly versions: readonly VersionMark[];
  readonly changes: readonly ChangeMark[];
  /** In the order of their first swing. */
  readonly oscillations?: readonly Oscillation[];
}

export interface RecordedBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly markdown: string;
}

export interface ClauseMark {
  readonly clauseType: string;
  readonly severity: Severity;
}

/** A provision where it stands in one version. Positions count the version's blocks from 0. */
export interface ProvisionPlace extends TextRange {
  readonly id: string;
  readonly firstBlock: number;
  readonly lastBlock: number;
  /** Labels are made for wordings that stand today; older wordings have none. */
  readonly labels: readonly ClauseMark[];
}

export interface VersionText {
  readonly document: DocumentIdentity;
  readonly version: VersionMark;
  readonly origin: VersionOrigin;
  readonly latest: VersionMark;
  readonly previous: VersionMark | null;
  readonly next: VersionMark | null;
  /** Share of the characters that belong to a provision or are marked as not a rule, 0 to 1. */
  readonly coverage: number;
  readonly blocks: readonly RecordedBlock[];
  /** White space before, between and after the blocks; with them it gives the exact Markdown. */
  readonly separators: readonly string[];
  readonly provisions: readonly ProvisionPlace[];
}

/** The passage of one version, with what stands around it, so that others can find it again (TextQuoteSelector). */
export interface QuotedPassage extends TextRange {
  readonly version: VersionMark;
  readonly origin: VersionOrigin;
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly blocks: readonly RecordedBlock[];
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly leadIn: RecordedBlock | null;
  /** When the version says that it was last updated, in its own words; null when it does not say. */
  readonly statedUpdate: StatedUpdate | null;
}

export interface StatedUpdate extends TextRange {
  /** `2026-05-01`. */
  readonly date: string;
  readonly quote: string;
}

/** How common a clause type is, counted over the other platforms with a readable document of the same type. */
export interface Prevalence {
  readonly documentType: string;
  /** Whose document of that type is validly captured, in a language in which labels are made. */
  readonly platforms: number;
  /** Those of them whose latest version has the clause type. */
  readonly withClauseType: number;
  /** Those of these whose clause says the same, by the trait's id; only for traits that can be compared. */
  readonly withSameTrait: Readonly<Record<string, number>>;
}

/** A clause of another platform in the same words, or nearly. */
export interface SameWording {
  readonly provision: string;
  readonly document: Pick<DocumentIdentity, 'id' | 'slug' | 'name' | 'platform'>;
  /** 0 to 1: triples of words that both have, among all triples of either; names left out. */
  readonly likeness: number;
}

/** Words that decided a label, with a little of what stands around them. */
export interface DecidingWords {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

export interface ClauseReading {
  readonly clauseType: string;
  readonly name: string;
  readonly category: string;
  readonly question: string;
  readonly severity: Severity;
  readonly severityReason: string;
  readonly confidence: number;
  readonly basis: EvidenceBasis;
  readonly rule: string;
  readonly ruleSays: string | null;
  readonly decidingWords: readonly DecidingWords[];
  /** The sentences of `explanation`, as running text. */
  readonly plain: string;
  readonly professional: string;
  readonly whatYouCanDo: string;
  readonly interpretiveNote: string;
  readonly explanation: ClauseExplanation;
  readonly traits: readonly RecordedTrait[];
  readonly prevalence: Prevalence;
}

/** What was read out of the clause; its place counts in the plain text of one of the blocks of the wording. */
export interface RecordedTrait extends TraitValue {
  readonly id: string;
  readonly name: string;
  readonly kind: TraitKind;
  /** For readers: the words of the clause, or the name of the choice. */
  readonly words: string;
  readonly block: number;
}

export interface RecordedWording {
  readonly number: number;
  readonly blocks: readonly RecordedBlock[];
  /** Stretches of versions in which it stood; `last` is null while it stands in the latest. */
  readonly periods: readonly { readonly first: VersionMark; readonly last: VersionMark | null }[];
}

export interface QuoteElsewhere {
  readonly provision: string;
  readonly document: Pick<DocumentIdentity, 'id' | 'slug' | 'name' | 'platform' | 'language'>;
  readonly clauseType: string;
  readonly severity: Severity;
  /** 0 to 1: words that both have, by their weight among clauses of the type, and what was read of both alike. */
  readonly similarity: number;
  /** Its words from the sentence on that decided the label. */
  readonly passage: string;
  readonly blocks: readonly RecordedBlock[];
}

export interface ApplicableRegulation {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly jurisdiction: string;
  readonly sourceUrl: string;
  readonly article: string;
  readonly requires: string;
  readonly reason: string;
  /** Of the clause. */
  readonly words: string;
  readonly clauseTypes: readonly string[];
  /** Why the law may be relevant to the document; null where the document shows no sign of it. */
  readonly relevance: { readonly says: string; readonly words: string } | null;
}

export interface RecentActivity {
  /** The newest capture of the whole instance: "the last 30 days" end there. */
  readonly until: Date;
  readonly days: number;
  readonly changes: number;
}

export interface ProvisionRecord {
  readonly id: string;
  readonly title: string;
  readonly headingPath: readonly string[];
  readonly document: DocumentIdentity;
  readonly isInForce: boolean;
  /** First version it stood in. */
  readonly firstTracked: VersionMark;
  /** Version in which the wording that stands, or stood last, came in. */
  readonly lastChanged: VersionMark;
  /** Last version it stood in. */
  readonly lastVerified: VersionMark;
  /** When it was last seen there: a later capture may have shown that version's text again. */
  readonly lastVerifiedAt: Date;
  /** First version without it, once it is gone. */
  readonly goneSince: VersionMark | null;
  readonly passage: QuotedPassage;
  readonly readings: readonly ClauseReading[];
  readonly methodologyVersion: string | null;
  readonly wordings: readonly RecordedWording[];
  /** Other platforms with the same wording or nearly, one clause each, the most alike first. */
  readonly sameWording: readonly SameWording[];
  readonly elsewhere: readonly QuoteElsewhere[];
  readonly regulations: readonly ApplicableRegulation[];
  readonly recentActivity: RecentActivity | null;
  readonly otherProvisions: readonly OtherProvision[];
}

export interface OtherProvision extends ClauseMark {
  readonly id: string;
  readonly title: string;
}
