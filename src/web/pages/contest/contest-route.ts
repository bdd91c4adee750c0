// The form to contest a class, and the page that confirms a contest. What the form sends is taken in
// `contest-submission.ts`.

import { isContestOf } from '#queries/contest-exists.ts';
import { missing, type Page, type PageRoute, redirectTo } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { documentTrail } from '../document/version-facts.ts';
import { type ContestedChange, ContestKeptPage, ContestPage, type RefusedForm } from './contest-page.tsx';
import { contestedChange } from './contested-change.ts';

export const contestRoute: PageRoute = {
  pattern: patterns.contest,
  answer: async (request, context) => {
    const contested = await contestedChange(context, request.param('change'));
    if (!contested) return missing('There is no change with this id.');
    const path = href.contest(contested.number);
    return request.path.split('?', 1)[0] === path ? contestPage(contested) : redirectTo(path);
  },
};

/** The page with the form; with what was typed and what is wrong with it, where it could not be taken. */
export function contestPage(contested: ContestedChange, refused?: RefusedForm): Page {
  const { change, number, document } = contested;
  return {
    kind: 'page',
    title: `Contest ${change.id}`,
    canonicalPath: href.contest(number),
    breadcrumbs: documentTrail(document, 'document'),
    isPrivate: true,
    ...(refused ? { status: 400 as const } : {}),
    body: () => ContestPage({ contested, refused }),
    json: () => ({ change, document, faults: refused?.faults ?? [], sentences: refused?.sentences ?? [] }),
  };
}

export const contestKeptRoute: PageRoute = {
  pattern: patterns.contestKept,
  answer: async (request, context) => {
    const contested = await contestedChange(context, request.param('change'));
    const contest = Number(request.param('contest'));
    if (!contested || !(await isContestOf(context.database, contest, contested.number))) {
      return missing('There is no contest with this number.');
    }
    return {
      kind: 'page',
      title: 'Contest kept',
      canonicalPath: href.contestKept(contested.number, contest),
      breadcrumbs: documentTrail(contested.document, 'document'),
      isPrivate: true,
      body: () => ContestKeptPage({ contested, contest }),
      json: () => ({ contest, change: contested.change.id }),
    };
  },
};
