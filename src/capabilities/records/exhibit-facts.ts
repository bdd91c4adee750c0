// What exhibits of every kind say in the same words: where a text comes from, how it is cited, and what a file like this
// proves and does not prove.

import type { DocumentIdentity, VersionMark, VersionOrigin } from '#domain/record.ts';
import { isoMoment } from './citation-styles/style.ts';
import type { ExhibitFact, ExhibitPart } from './exhibit-sheet.ts';

/** What surrounds a record in its exhibit, found out by whoever asks for it. */
export interface ExhibitSurroundings {
  readonly url: string;
  /** The citation in plain text. */
  readonly citation: string;
  /** Entry of the evidence log, checkpoint, witnesses, in words. */
  readonly proof: readonly ExhibitFact[];
}

/** Facts that are known; unknown ones are left out. */
export function knownFacts(facts: readonly (readonly [string, string | null])[]): ExhibitFact[] {
  return facts.filter((fact): fact is ExhibitFact => fact[1] !== null);
}

export interface QuotedVersion {
  readonly version: VersionMark;
  readonly origin: VersionOrigin;
}

/** Where the text comes from, and what the hash is of. */
export function provenanceFacts(document: DocumentIdentity, { version, origin }: QuotedVersion): ExhibitFact[] {
  return knownFacts([
    ['Source', document.sourceUrl],
    ['Captured', isoMoment(version.capturedAt)],
    ['Version', `${version.number} of ${document.versionCount}`],
    ['SHA-256', version.sha256],
    ['What is hashed', 'the readable text of the whole version as Markdown, in UTF-8'],
    ['Recorded by', document.collection?.name ?? 'this instance'],
    ['Licence of the record', document.collection?.licence ?? null],
    ['Attribution', document.collection?.attribution ?? null],
    ['Commit of the archive', origin.commit],
  ]);
}

/** The last parts of every exhibit of a record. */
export function closingParts({ citation, proof, url }: ExhibitSurroundings): ExhibitPart[] {
  return [
    { type: 'heading', text: 'Proof' },
    { type: 'facts', facts: proof },
    { type: 'heading', text: 'Citation' },
    { type: 'citation', lines: citation.split('\n') },
    { type: 'heading', text: 'What this file is' },
    {
      type: 'words',
      isSoft: true,
      text: `A view of the record at ${url}, made for reading and filing. The evidence is the record’s evidence package, which holds the archived bytes, the log’s proof and the means to check them without this site. The record states what was published at the source when it was captured; it does not state what the platform intended, that every reader saw the same, or what is enforceable, and it is no legal advice.`,
    },
  ];
}
