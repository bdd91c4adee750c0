// The record of a change, as pages, JSON twins and exports show it.

import type { ChangeMark, ClauseMark, DocumentIdentity, VersionMark, VersionOrigin } from './record.ts';
import type { ProvisionSignificance, Significance } from './significance.ts';
import type { ChangeDates } from './stated-date.ts';

/** What a change did to a provision. Places count the blocks of the version before and of the version after. */
export interface AffectedProvision {
  readonly id: string;
  readonly title: string;
  /** `reformatted` where readers see the same words as before. */
  readonly effect: 'added' | 'removed' | 'reworded' | 'reformatted';
  /** What it said and what it says, cut to a line around the first difference. */
  readonly before: string | null;
  readonly after: string | null;
  readonly blocksBefore: BlockSpan | null;
  readonly blocksAfter: BlockSpan | null;
  readonly labels: readonly ClauseMark[];
  readonly significance: ProvisionSignificance;
}

export interface BlockSpan {
  readonly firstBlock: number;
  readonly lastBlock: number;
}

export interface ChangeRecord extends Partial<ChangeDates> {
  readonly change: ChangeMark;
  readonly document: DocumentIdentity;
  readonly from: VersionMark & { readonly origin: VersionOrigin };
  readonly to: VersionMark & { readonly origin: VersionOrigin };
  readonly provisions: readonly AffectedProvision[];
  /** What the change does as a whole; only substantive changes do anything. */
  readonly significance: Significance | null;
  /** Ids of the groups of people that the words of the change name; empty: everybody. */
  readonly affectedUsers: readonly string[];
  /** What people can do about it, deadlines and addresses included where the text has them; the gravest first. */
  readonly whatYouCanDo: readonly string[];
  readonly previous: ChangeMark | null;
  readonly next: ChangeMark | null;
}
