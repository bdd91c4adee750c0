// What each fact's entry in the evidence log says. Pure: an audit makes the same entries anew and compares.

import { hash } from 'node:crypto';
import { encodeEntry, type LogEntry } from '#capabilities/evidence/log-entry.ts';
import { encodeProvisionList } from '#capabilities/evidence/provision-list.ts';
import type { LoggedKind } from '#domain/evidence-log.ts';
import { publicId } from '#domain/ids.ts';
import type { Queryable } from '#storage/database.ts';
import {
  type CaptureFact,
  captureFacts,
  changeFacts,
  correctionFacts,
  type FactRange,
  keyFacts,
  type PageFact,
  provisionFacts,
  type VersionFact,
  versionFacts,
} from '#storage/log-facts.ts';
import { type Decision, deletionFacts, liftingFacts, removalFacts, retentionFacts } from '#storage/removal-facts.ts';

export interface FactEntry {
  readonly id: number;
  readonly bytes: Uint8Array;
}

type LoadEntries = (database: Queryable, range: FactRange) => Promise<readonly FactEntry[]>;

/** The entries of the facts of each kind, in the order of their numbers. */
export const entriesOf: Readonly<Record<LoggedKind, LoadEntries>> = {
  key: async (database, range) =>
    (await keyFacts(database, range)).map(({ id, key, at }) => entry(id, { type: 'key/1', key, at: instant(at) })),
  capture: async (database, range) =>
    (await captureFacts(database, range)).map((fact) => entry(fact.id, captureEntry(fact))),
  version: async (database, range) =>
    (await versionFacts(database, range)).map((fact) => entry(fact.id, versionEntry(fact))),
  provision: async (database, range) =>
    (await provisionFacts(database, range)).map(({ id, document, version, start, end, text }) => {
      const names = { id: publicId('provision', id), document: publicId('document', document) };
      return entry(id, { type: 'provision/1', ...names, version, start, end, text: digest(text) });
    }),
  change: async (database, range) =>
    (await changeFacts(database, range)).map(({ id, document, from, to, at, class: kind, reasons }) => {
      const names = { id: publicId('change', id), document: publicId('document', document) };
      return entry(id, { type: 'change/1', ...names, from, to, at: instant(at), class: kind, reasons });
    }),
  correction: async (database, range) =>
    (await correctionFacts(database, range)).map(({ id, change, kind, class: corrected, reason, at }) =>
      entry(id, {
        type: 'correction/1',
        number: id,
        change: publicId('change', change),
        kind,
        ...(corrected === null ? {} : { class: corrected }),
        reason: digest(hash('sha256', reason)),
        at: instant(at),
      }),
    ),
  removal: async (database, range) =>
    (await removalFacts(database, range)).map(({ version, scope, ground, ...decision }) =>
      entry(decision.id, {
        type: version === null ? 'removal/1' : 'removal/2',
        ...decided(decision),
        ...(version === null ? {} : { version }),
        scope,
        ground,
      }),
    ),
  lifting: async (database, range) =>
    (await liftingFacts(database, range)).map(({ removal, ...decision }) =>
      entry(decision.id, { type: 'lifting/1', ...decided(decision), removal }),
    ),
  retention: async (database, range) =>
    (await retentionFacts(database, range)).map(({ id, days, before, at, captures }) =>
      entry(id, {
        type: 'retention/1',
        number: id,
        days,
        before: instant(before),
        captures: digest(hash('sha256', captures.map((capture) => `${capture}\n`).join(''))),
        count: captures.length,
        at: instant(at),
      }),
    ),
  deletion: async (database, range) =>
    (await deletionFacts(database, range)).map(({ id, document, at, collection, commit }) => {
      const place = { document: publicId('document', document), importedFrom: collection, commit };
      return entry(id, { type: 'deletion/1', number: id, ...place, at: instant(at) });
    }),
};

/** Who decided and why are named by their digests, for they may name people. */
function decided({ id, document, reason, decidedBy, at }: Decision) {
  return {
    number: id,
    document: publicId('document', document),
    reason: digest(hash('sha256', reason)),
    ...(decidedBy === null ? {} : { decidedBy: digest(hash('sha256', decidedBy)) }),
    at: instant(at),
  };
}

function entry(id: number, content: LogEntry): FactEntry {
  return { id, bytes: encodeEntry(content) };
}

function captureEntry({ id, at, document, text, version, warc, pages, ...facts }: CaptureFact): LogEntry {
  return {
    type: 'capture/1',
    number: id,
    at: instant(at),
    ...facts,
    pages: pages.map(pageEntry),
    ...(document === null ? {} : { document: publicId('document', document) }),
    ...(version === null ? {} : { version }),
    ...(text === null ? {} : { text: digest(text) }),
    ...(warc === null ? {} : { warc: digest(warc) }),
  };
}

function pageEntry({ url, finalUrl, status, payload, transfer, rendered, screenshot }: PageFact) {
  return {
    url,
    ...(finalUrl === null ? {} : { finalUrl }),
    ...(status === null ? {} : { status }),
    ...(payload === null ? {} : { payload: digest(payload) }),
    ...(transfer === null ? {} : { transfer: digest(transfer) }),
    ...(rendered === null ? {} : { rendered: digest(rendered) }),
    ...(screenshot === null ? {} : { screenshot: digest(screenshot) }),
  };
}

function versionEntry({ document, number, at, reason, text, provisions, collection, commit }: VersionFact): LogEntry {
  return {
    type: 'version/1',
    document: publicId('document', document),
    number,
    at: instant(at),
    reason,
    text: digest(text),
    provisions: digest(hash('sha256', provisionList(provisions))),
    ...(collection === null ? {} : { importedFrom: collection }),
    ...(commit === null ? {} : { commit }),
  };
}

/** The list that a version's entry holds the digest of. */
export function provisionList(provisions: VersionFact['provisions']): Uint8Array {
  return encodeProvisionList(provisions.map(({ id, start, end }) => ({ id: publicId('provision', id), start, end })));
}

function digest(sha256: string): string {
  return `sha256:${sha256}`;
}

function instant(at: Date): string {
  return at.toISOString();
}
