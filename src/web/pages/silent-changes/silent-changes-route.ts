// The register of changes by their stated dates. Silent ones are shown unless others are asked for.

import { datingKinds } from '#domain/stated-date.ts';
import { platformDirectory } from '#queries/platform-directory.ts';
import { silentRegister } from '#queries/silent-changes.ts';
import { upcomingVersions } from '#queries/upcoming-versions.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { SilentChangesPage, titleOfKind } from './silent-changes-page.tsx';

const pageLength = 40;
const mostUpcoming = 100;

export const silentChangesRoute: PageRoute = {
  pattern: patterns.silentChanges,
  answer: async ({ query }, { database, catalog, now }) => {
    const wanted = {
      kind: datingKinds.find((name) => name === query.get('kind')) ?? ('silent' as const),
      platform: query.get('platform') || undefined,
      type: query.get('type') || undefined,
      before: query.get('before') || undefined,
    };
    const [register, platforms, upcoming] = await Promise.all([
      silentRegister(database, { ...wanted, documentType: wanted.type, limit: pageLength }),
      platformDirectory(database),
      wanted.kind === 'announced' ? upcomingVersions(database, { today: now(), limit: mostUpcoming }) : [],
    ]);
    const documentTypes = [...catalog.documentTypes.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
    const kind = wanted.kind === 'silent' ? undefined : wanted.kind;
    return {
      kind: 'page',
      title: titleOfKind(wanted.kind),
      description: 'Changes of documents set against the dates that the documents state about themselves.',
      canonicalPath: href.silentChanges({ kind, platform: wanted.platform, type: wanted.type }),
      body: () => SilentChangesPage({ wanted, register, upcoming, platforms, documentTypes }),
      json: () => ({
        kind: wanted.kind,
        ...register,
        ...(wanted.kind === 'announced' ? { upcoming } : {}),
        next: register.next ? href.silentChanges({ ...wanted, kind, before: register.next }) : null,
      }),
    };
  },
};
