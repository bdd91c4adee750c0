// What each rule recognises, in words for readers, with an example of fictional platforms. One entry for every rule, by
// its type.

import type { ChangeClass, ChangeRuleId } from '#domain/change.ts';

export interface RuleWords {
  readonly class: ChangeClass;
  readonly name: string;
  readonly says: string;
  /** What stood and what stands; an empty side for what came or went whole. */
  readonly before: string;
  readonly after: string;
}

export const ruleWords: Readonly<Record<ChangeRuleId, RuleWords>> = {
  'white-space': {
    class: 'cosmetic',
    name: 'White space',
    says: 'Only blanks and line breaks differ.',
    before: 'You may send\npebbles.',
    after: 'You may send pebbles.',
  },
  markup: {
    class: 'cosmetic',
    name: 'Markup',
    says: 'Only the form differs: emphasis, the kind of list, the level of a heading. Words struck through do not count as form.',
    before: '**Pebbles** are yours.',
    after: 'Pebbles are yours.',
  },
  typography: {
    class: 'cosmetic',
    name: 'Typography',
    says: 'Quotation marks, dashes or bullets of another shape.',
    before: '"Pebble" means a stone.',
    after: '“Pebble” means a stone.',
  },
  'unicode-form': {
    class: 'cosmetic',
    name: 'Form of letters',
    says: 'The same letters coded in another way, or characters that nobody sees.',
    before: 'Cafe\u0301',
    after: 'Caf\u00e9',
  },
  'link-target': {
    class: 'cosmetic',
    name: 'Address behind a link',
    says: 'A link leads elsewhere; the words are the same. Shown apart, for an address can matter.',
    before: '[Prices](/prices)',
    after: '[Prices](/p2)',
  },
  'link-tracking': {
    class: 'cosmetic',
    name: 'Tracking in an address',
    says: 'Only what an address carries to recognise its readers differs.',
    before: '[Prices](/prices?ref=a1)',
    after: '[Prices](/prices?ref=b7)',
  },
  image: {
    class: 'cosmetic',
    name: 'Image',
    says: 'Another picture, or another address of the same one.',
    before: '![Pebble](/1.png)',
    after: '![Pebble](/2.png)',
  },
  renumbered: {
    class: 'editorial',
    name: 'Renumbered',
    says: 'The same words under another number or letter.',
    before: '4. Fees',
    after: '5. Fees',
  },
  moved: {
    class: 'editorial',
    name: 'Moved',
    says: 'A passage stands elsewhere and still depends on the same heading or lead-in.',
    before: 'First fees, then liability.',
    after: 'First liability, then fees.',
  },
  spelling: {
    class: 'editorial',
    name: 'Spelling',
    says: 'Typing errors, letter case and British or American forms, where the word stays the same word.',
    before: 'your favourite pebble',
    after: 'your favorite pebble',
  },
  'contact-details': {
    class: 'editorial',
    name: 'Contact details',
    says: 'Another postal address, telephone number or mail address of the same office.',
    before: 'Write to 1 Quarry Lane.',
    after: 'Write to 7 Gravel Road.',
  },
  'stated-date': {
    class: 'editorial',
    name: 'Stated date',
    says: 'The date or version number by which the document speaks of itself.',
    before: 'Last updated: 1 May 2025',
    after: 'Last updated: 3 June 2025',
  },
  heading: {
    class: 'editorial',
    name: 'Heading',
    says: 'A title in other words over the same rules.',
    before: 'Paying',
    after: 'Payment',
  },
  'cross-reference': {
    class: 'editorial',
    name: 'Cross-reference',
    says: 'A pointer to another section or page follows its new number or name.',
    before: 'as Section 4 says',
    after: 'as Section 5 says',
  },
  punctuation: {
    class: 'editorial',
    name: 'Punctuation',
    says: 'A sign more or less that changes no meaning.',
    before: 'Pebbles are yours',
    after: 'Pebbles are yours.',
  },
  'page-furniture': {
    class: 'editorial',
    name: 'Page furniture',
    says: 'What surrounds the document: menus, “Back to top”, “Was this helpful?”, related articles, notices about cookies.',
    before: '',
    after: 'Back to top',
  },
  'returned-passage': {
    class: 'editorial',
    name: 'Returned passage',
    says: 'A passage that stood here within the last 30 days and comes back, or that came within that time and leaves again. What is new beside it is told.',
    before: '14 days of notice, since Monday',
    after: '30 days of notice, as until Monday',
  },
  number: {
    class: 'substantive',
    name: 'Number',
    says: 'A number in a rule, written in digits or in words.',
    before: 'up to three pebbles',
    after: 'up to two pebbles',
  },
  amount: {
    class: 'substantive',
    name: 'Amount',
    says: 'A sum of money or a percentage.',
    before: 'a fee of €5',
    after: 'a fee of €9',
  },
  period: {
    class: 'substantive',
    name: 'Period',
    says: 'A length of time.',
    before: 'within 30 days',
    after: 'within 14 days',
  },
  'date-in-rule': {
    class: 'substantive',
    name: 'Date in a rule',
    says: 'A date on which a rule depends, such as a deadline.',
    before: 'you may object until 1 May',
    after: 'you may object until 1 April',
  },
  negation: {
    class: 'substantive',
    name: 'Negation',
    says: 'A “not”, “no” or “never” that comes or goes.',
    before: 'We do not sell your data.',
    after: 'We sell your data.',
  },
  'modal-verb': {
    class: 'substantive',
    name: 'Modal verb',
    says: 'May, shall, must, will or can, one in place of another.',
    before: 'You may return pebbles.',
    after: 'You must return pebbles.',
  },
  'defined-term': {
    class: 'substantive',
    name: 'Defined term',
    says: 'A term that the document defines, or its definition.',
    before: 'the Service',
    after: 'the Products',
  },
  party: {
    class: 'substantive',
    name: 'Party',
    says: 'Who agrees, who is bound, or who receives.',
    before: 'Pebble Post Ltd',
    after: 'Pebble Post Inc.',
  },
  'moved-out-of-context': {
    class: 'substantive',
    name: 'Moved out of its context',
    says: 'A list item, table row or short paragraph under another heading or lead-in, where the same words may mean the opposite.',
    before: 'We never share: your letters',
    after: 'We may share: your letters',
  },
  'rule-added': {
    class: 'substantive',
    name: 'Rule added',
    says: 'A passage of the agreement that was not there before.',
    before: '',
    after: 'You must label every pebble.',
  },
  'rule-removed': {
    class: 'substantive',
    name: 'Rule removed',
    says: 'A passage of the agreement that is gone.',
    before: 'You may cancel at any time.',
    after: '',
  },
  wording: {
    class: 'substantive',
    name: 'Wording',
    says: 'Other words in a rule. Whether they mean the same is not for us to say, so they are told.',
    before: 'We take care of your pebbles.',
    after: 'We handle your pebbles with reasonable care.',
  },
};
