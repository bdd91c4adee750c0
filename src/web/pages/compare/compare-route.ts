// Any two versions of a document, named as `document=CA-D-00028&from=3&to=9` or `from=CA-D-00028:3&to=CA-D-00028:9`.
// Versions of different documents are never compared.

import { parsePublicId } from '#domain/ids.ts';
import { documentByNumber } from '#queries/document-identity.ts';
import { documentTimeline } from '#queries/document-timeline.ts';
import { versionComparison } from '#queries/version-comparison.ts';
import { versionsOf } from '#queries/version-marks.ts';
import { missing, type PageRoute } from '../../page.ts';
import { patterns } from '../../routes.ts';
import { viewOf } from '../change/redline-section.tsx';
import { compareFormHref, compareHref, documentTrail } from '../document/version-facts.ts';
import { type ComparedVersions, ComparePage } from './compare-page.tsx';

export const compareRoute: PageRoute = {
  pattern: patterns.compare,
  async answer(request, { database, publicUrl }) {
    const asked = readQuestion(request.query);
    if ('problem' in asked) return missing(asked.problem);
    const found = await documentByNumber(database, asked.document);
    if (!found) return missing('There is no document with this id.');
    const versions = await versionsOf(database, found.number);
    const timeline = await documentTimeline(database, found, versions);
    const from = versions.find((version) => version.mark.number === asked.from);
    const to = versions.find((version) => version.mark.number === asked.to);
    const isAsked = asked.from !== null || asked.to !== null;
    const problem = isAsked && !(from && to) ? 'This document has no version of that number.' : null;
    const compared = from && to ? await versionComparison(database, from, to) : null;
    const { identity } = found;
    const between = from && to ? `versions ${from.mark.number} and ${to.mark.number}` : 'versions';
    return {
      kind: 'page',
      title: `${problem ? 'Error: ' : ''}${identity.name} · ${identity.platform.name}: ${between} compared`,
      canonicalPath: from && to ? compareHref(identity, from.mark.number, to.mark.number) : compareFormHref(identity),
      breadcrumbs: documentTrail(identity, 'document'),
      // Pairs grow with the square of the versions; search engines need none of them.
      isPrivate: true,
      ...(problem ? { status: 404 as const } : {}),
      body: () =>
        ComparePage({
          timeline,
          compared:
            from && to && compared
              ? ({
                  from: from.mark,
                  to: to.mark,
                  comparison: compared.comparison,
                  rows: compared.rows(),
                } satisfies ComparedVersions)
              : null,
          view: viewOf(request.query),
          isCosmeticShown: request.query.get('cosmetic') === 'shown',
          startAt: readStart(request.query.get('at'), versions.length),
          problem,
        }),
      json: () => ({
        url: publicUrl + request.path,
        document: identity,
        ...(from && to && compared
          ? { from: from.mark, to: to.mark, ...compared.comparison }
          : { versions: timeline.versions }),
      }),
    };
  },
};

interface CompareQuestion {
  readonly document: number;
  readonly from: number | null;
  readonly to: number | null;
}

function readQuestion(query: URLSearchParams): CompareQuestion | { readonly problem: string } {
  const from = readReference(query.get('from'));
  const to = readReference(query.get('to'));
  const named = query.get('document');
  const documents = [...(named === null ? [] : [named]), ...[from, to].flatMap((each) => each.document ?? [])];
  const numbers = new Set(documents.map((id) => parsePublicId('document', id)));
  const [document] = numbers;
  if (numbers.size > 1) return { problem: 'Versions of different documents are not compared with each other.' };
  if (!document) return { problem: 'Say which document, for instance by starting from its page.' };
  return { document, from: from.number, to: to.number };
}

/** `CA-D-00028:3`, or a bare version number. Zero stands for what is no number, and names no version. */
function readReference(text: string | null): { readonly document: string | null; readonly number: number | null } {
  if (!text) return { document: null, number: null };
  const [first = '', second] = text.split(':', 2);
  const number = second ?? first;
  return {
    document: second === undefined ? null : first,
    number: /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0,
  };
}

/** The newest version listed in the form: all of them are, unless the reader asks for older ones. */
function readStart(text: string | null, count: number): number {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Math.min(Number(text), count) : count;
}
