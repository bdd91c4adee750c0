// The record of a change, at its canonical address only; other spellings of its id lead there.

import { changeMarkdown } from '#capabilities/records/change-markdown.ts';
import { cite, offeredStyles } from '#capabilities/records/cite.ts';
import type { ChangeRecord } from '#domain/change-record.ts';
import type { CitedRecord } from '#domain/citation.ts';
import { parsePublicId } from '#domain/ids.ts';
import { changeNotes } from '#queries/change-notes.ts';
import { changeRecord, documentOfChange } from '#queries/change-record.ts';
import { earlierPassages } from '#queries/earlier-passages.ts';
import { recordEvidence } from '#queries/record-evidence.ts';
import { versionComparison } from '#queries/version-comparison.ts';
import { copyCitation } from '../../components/citation-box/copy-citation.ts';
import { standingInWords } from '../../components/correction-mark/correction-words.ts';
import { changeLine, reasonsInWords } from '../../components/timeline/change-words.ts';
import { CitationTags } from '../../document-shell/citation-tags.tsx';
import { missing, type PageRoute, redirectTo } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { addressOf, documentTrail } from '../document/version-facts.ts';
import { ChangePage, titleOfChange } from './change-page.tsx';
import { viewOf } from './redline-section.tsx';

export const changeRoute: PageRoute = {
  pattern: patterns.change,
  async answer(request, { database, catalog, publicUrl, now }) {
    const number = parsePublicId('change', request.param('change'));
    const document = number === null ? null : await documentOfChange(database, number);
    if (number === null || !document) return missing('There is no change with this id.');
    const path = href.change(addressOf(document.identity), number);
    const [asked, query] = request.path.split('?', 2);
    if (asked !== path) return redirectTo(query ? `${path}?${query}` : path);
    const found = await changeRecord(database, catalog, document, number);
    if (!found) return missing('There is no change with this id.');
    const { record } = found;
    const [notes, earlier] = await Promise.all([
      changeNotes(database, document.number, { change: number, to: record.change.toNumber }),
      earlierPassages(database, document.number, record.change),
    ]);
    const evidence = await recordEvidence(database, 'change', number);
    const { comparison, rows } = await versionComparison(database, found.from, found.to, earlier);
    const cited = citedChange(record, publicUrl + path, now());
    return {
      kind: 'page',
      title: `${titleOfChange(record)} · ${record.document.platform.name}`,
      description: `${record.document.platform.name}: ${changeLine(record.change)}`,
      canonicalPath: path,
      breadcrumbs: documentTrail(record.document, 'document'),
      enhancements: [copyCitation],
      head: () =>
        CitationTags({
          id: record.change.id,
          title: citedTitle(record),
          document: record.document,
          capturedAt: record.to.capturedAt,
          url: publicUrl + path,
        }),
      body: () =>
        ChangePage({
          record,
          notes: { ...notes, hunks: comparison.hunks },
          rows: rows(),
          view: viewOf(request.query),
          isCosmeticShown: request.query.get('cosmetic') === 'shown',
          path,
          evidence,
          citation: cite(cited, request.query.get('cite') ?? undefined),
          styles: offeredStyles(),
          catalog,
        }),
      json: () => ({
        ...changeJson(record, publicUrl + path, publicUrl, comparison.hunks),
        ...notes,
        evidence,
      }),
      markdown: () => changeMarkdown(record, comparison.hunks, cite(cited, undefined).text),
    };
  },
};

function citedChange(record: ChangeRecord, url: string, accessedAt: Date): CitedRecord {
  const { document, to } = record;
  return {
    kind: 'change',
    id: record.change.id,
    title: citedTitle(record),
    platform: document.platform.name,
    document: document.name,
    versionNumber: to.number,
    capturedAt: to.capturedAt,
    sha256: to.sha256,
    url,
    accessedAt,
    ...(document.language ? { language: document.language } : {}),
  };
}

/** Whoever cites a change that was corrected cites its correction with it. */
function citedTitle(record: ChangeRecord): string {
  const standing = standingInWords(record.change.correction);
  const title = record.change.sentence ?? titleOfChange(record);
  return standing === null ? title : `[${standing}] ${title}`;
}

function changeJson(record: ChangeRecord, url: string, publicUrl: string, hunks: readonly unknown[]): object {
  const address = addressOf(record.document);
  return {
    ...record,
    url,
    reasonsInWords: reasonsInWords(record.change.reasons),
    hashCovers: 'the Markdown of the version in UTF-8',
    provisions: record.provisions.map((provision) => ({
      ...provision,
      url: publicUrl + href.provision(address, parsePublicId('provision', provision.id) ?? 0),
    })),
    hunks,
  };
}
