// What this record is, and what may not be concluded from it.

import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { AboutPage } from './about-page.tsx';

export const aboutRoute: PageRoute = {
  pattern: patterns.about,
  answer: () => ({
    kind: 'page',
    title: 'About this record',
    canonicalPath: href.about(),
    body: AboutPage,
    json: () => ({ name: 'ConductAtlas', methodology: href.methodology() }),
  }),
};
