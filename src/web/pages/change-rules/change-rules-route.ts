// The rules of change classes, as a page and as facts.

import { changeRules } from '#domain/change.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { ChangeRulesPage } from './change-rules-page.tsx';
import { ruleWords } from './rule-words.ts';

export const changeRulesRoute: PageRoute = {
  pattern: patterns.changeRules,
  answer: (_request, { publicUrl }) => ({
    kind: 'page',
    title: 'How changes are classed',
    description: 'The rules by which every difference between two versions gets its class, with an example of each.',
    canonicalPath: href.changeRules(),
    breadcrumbs: [{ name: 'Methodology', href: href.methodology() }],
    body: () => ChangeRulesPage(),
    json: () => ({
      rules: changeRules.map((rule) => ({ id: rule, url: publicUrl + href.changeRule(rule), ...ruleWords[rule] })),
    }),
  }),
};
