// Any two versions of a document, by number or by day. Versions of different documents are never compared.

import { documentByNumber } from '#queries/document-identity.ts';
import { documentTimeline } from '#queries/document-timeline.ts';
import { versionComparison } from '#queries/version-comparison.ts';
import { versionsOf } from '#queries/version-marks.ts';
import { versionOnDay } from '#queries/version-on-date.ts';
import { missing, type PageRoute, redirectTo } from '../../page.ts';
import { patterns } from '../../routes.ts';
import { viewOf } from '../change/redline-section.tsx';
import { compareFormHref, compareHref, documentTrail } from '../document/version-facts.ts';
import { type ComparedVersions, ComparePage } from './compare-page.tsx';
import { readComparedVersions } from './compared-versions.ts';

export const compareRoute: PageRoute = {
  pattern: patterns.compare,
  async answer(request, { database, publicUrl }) {
    const asked = readComparedVersions(request.query);
    if ('problem' in asked) return missing(asked.problem);
    const found = await documentByNumber(database, asked.document);
    if (!found) return missing('There is no document with this id.');
    const versions = await versionsOf(database, found.number);
    if (asked.since) {
      const { since, until } = asked;
      const then = versionOnDay(versions, since) ?? versions[0];
      const now = until ? versionOnDay(versions, until) : versions.at(-1);
      if (!then || !now) return missing('No version of this document had been captured by that day.');
      return redirectTo(compareHref(found.identity, then.mark.number, now.mark.number), 303);
    }
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

/** The newest version listed in the form: all of them are, unless the reader asks for older ones. */
function readStart(text: string | null, count: number): number {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Math.min(Number(text), count) : count;
}
