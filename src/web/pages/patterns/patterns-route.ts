// Every component once, on texts of our own, for whoever changes one and for the accessibility check.

import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { examples } from './examples.tsx';
import { PatternsPage } from './patterns-page.tsx';

export const patternsRoute: PageRoute = {
  pattern: patterns.patterns,
  answer: () => ({
    kind: 'page',
    title: 'Patterns',
    canonicalPath: href.patterns(),
    isPrivate: true,
    body: () => PatternsPage(),
    json: () => ({ components: examples.map(({ component, purpose }) => ({ component, purpose })) }),
  }),
};
