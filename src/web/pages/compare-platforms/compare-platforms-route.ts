// Two to four platforms compared, as a page, as JSON and as CSV. Platforms are asked for by slug, or by name as people type
// it.

import { listed } from '#domain/listing.ts';
import { type PlatformComparison, platformComparison } from '#queries/platform-comparison.ts';
import { platformDirectory } from '#queries/platform-directory.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { ComparePlatformsPage } from './compare-platforms-page.tsx';
import { comparisonCsv } from './comparison-csv.ts';

const mostPlatforms = 4;

export const comparePlatformsRoute: PageRoute = {
  pattern: patterns.comparePlatforms,
  answer: async (request, { database, catalog, publicUrl }) => {
    const directory = (await platformDirectory(database)).filter(({ versions }) => versions > 0);
    const asked = request.query
      .getAll('platform')
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const found = asked.map((text) => ({
      text,
      platform:
        directory.find(({ slug }) => slug === text) ??
        directory.find(({ name }) => name.toLowerCase() === text.toLowerCase()),
    }));
    const chosen = [
      ...new Map(found.flatMap(({ platform }) => (platform ? [[platform.slug, platform]] : []))).values(),
    ];
    const unknown = found.filter(({ platform }) => !platform).map(({ text }) => text);
    const problem = problemWith(unknown, chosen.length, asked.length);
    const compared = chosen.slice(0, mostPlatforms);
    const slugs = compared.map(({ slug }) => slug);
    const comparison =
      problem === null && slugs.length >= 2 ? await platformComparison(database, catalog, slugs) : null;
    const names = compared.map(({ name }) => name);
    return {
      kind: 'page',
      title: comparison ? `${listed(names)} compared` : 'Compare platforms',
      description: 'What platforms write, clause type by clause type, with their words beside each other.',
      canonicalPath: href.comparePlatforms(slugs),
      breadcrumbs: [{ name: 'Platforms', href: href.platforms() }],
      ...(problem ? { status: 400 as const } : {}),
      body: () => ComparePlatformsPage({ comparison, asked, names, directory, problem }),
      json: () =>
        comparison ? jsonOf(comparison) : { platforms: compared, problem: problem ?? 'Name two to four platforms.' },
      csv: () => comparisonCsv(comparison, publicUrl),
    };
  },
};

/** The codebook's entries have addresses of their own. */
function jsonOf({ platforms, clauseTypes }: PlatformComparison) {
  return {
    platforms,
    clauseTypes: clauseTypes.map(({ clauseType: { id, name, category, question }, ...compared }) => ({
      clauseType: { id, name, category, question },
      ...compared,
    })),
  };
}

function problemWith(unknown: readonly string[], known: number, asked: number): string | null {
  if (unknown.length > 0) return `No captured platform is called ${unknown.map((text) => `“${text}”`).join(' or ')}.`;
  if (known > mostPlatforms) return `At most ${mostPlatforms} platforms can be compared at once; ${known} were named.`;
  if (asked >= 2 && known < 2) return 'The same platform was named twice; name another one to compare it with.';
  return null;
}
