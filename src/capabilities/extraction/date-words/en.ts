// English words of dates. Both orders of day and month are usual.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:terms|conditions|polic(?:y|ies)|agreement|notice|statement|guidelines|rules|version|document|addendum)';

export const en: DateWords = {
  language: 'en',
  months: [
    ['january', 'jan'],
    ['february', 'feb', 'febr'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sep', 'sept'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  isDayFirst: null,
  lastUpdated: [
    '(?:was |were |is |are |has been |have been )?(?:last|latest|most recently) (?:updated?|modified|modification|revised|revision|changed?|amended|amendment|reviewed|edited)(?: and (?:updated|effective|posted))?(?: date)?(?: on| as of)?',
    '(?:date|time) (?:of )?(?:the )?(?:last|latest) (?:update|revision|modification|change|amendment)(?: is| was)?',
    '(?:was |were )?(?:updated|revised|modified|amended)(?: and (?:effective|posted))?(?: on| as of)?',
    "we(?:['’]ve| have)? (?:last |recently )?(?:updated|revised|changed|amended) (?:our|the|these|this) [^.;:|]{3,70}? on",
    '(?:update|revision) date',
    '(?:version )?current as of',
  ],
  effective: [
    'effective(?: starting)?(?: date| as of| from| on| since| beginning)*(?: is| was)?',
    'date effective',
    '(?:(?:will|shall) )?(?:takes?|took|taking|goes|go|went|comes?|came|enters?|entered|be|become|becomes|are|is|were|was|put) (?:in(?:to)? (?:effect|force)|effect|effective|applicable)(?: [^.;:|]{0,40}?)?(?:on|from|as of|since|beginning)?',
    'in (?:effect|force) (?:from|as of|since|on)',
    '(?:applies|apply|applicable|valid) (?:beginning|starting|from|as of|since|with effect from)(?: on)?',
  ],
  published: [
    '(?:first |originally )?(?:was |were )?(?:posted|published|released|issued)(?: and effective)?(?: date)?(?: on)?',
    '(?:publication|release|issue|posting|issued) date',
    'date (?:of (?:publication|issue|posting)|published|posted|issued)',
  ],
  dated: ['dated?(?: as of)?', 'version(?: date| of| dated| from)?', 'as (?:of|at)', 'revision(?: of)?', 'rev\\.?'],
  bare: [
    '(?:was |were )?(?:updated|revised|modified|amended|posted|published|released|issued|effective|applicable)(?: on)?',
    'dated?',
    'version(?: of| from)?',
    'as (?:of|at)',
    'revision(?: of)?',
    'rev\\.?',
  ],
  later: [
    `(?:new|updated|upcoming|revised|amended|next|future) (?:\\p{L}+ ){0,4}${terms}`,
    '(?:these|the|those|any|our|following|upcoming) (?:new |recent |material |upcoming )?(?:changes?|updates?|modifications?|revisions?|amendments?)',
    '(?:will|shall) be (?:updated|replaced|revised|amended|changed|superseded)',
    "(?:we(?:['’]re| are| will be)|is|are) (?:making (?:some )?changes|updating|changing|revising|introducing)",
    "we(?:[’']ll| will| plan to| intend to) (?:update|change|revise|replace|introduce)",
    '(?:an? |the )?(?:update|change|revision|amendment)s? to (?:our|these|this|the)',
    'preview',
  ],
  from: ['on', '(?:starting|beginning|effective|as|with effect)(?: from| of| on)?', 'from'],
  announcing: [
    '(?:will|shall) be (?:updated|replaced|revised|amended|changed|superseded)',
    "(?:we(?:['’]re| are| will be)|is|are) (?:making (?:some )?changes to|updating|changing|revising)",
    "we(?:['’]ll| will| plan to| intend to) (?:update|change|revise|replace) (?:our|these|this|the)",
    `(?:new|updated|upcoming|revised) (?:\\p{L}+ ){0,4}${terms} (?:will|shall|apply|applies|takes? effect)`,
    `(?:a|an|the) (?:new|updated|upcoming|revised) version of`,
  ],
  own: [
    '^[^\\p{L}]*(?:it|they)(?=\\s*$)',
    `(?:this|these|the following|our current)(?: \\p{L}+){0,5} ${terms}`,
    `this (?:updated |new |revised )?${terms}`,
  ],
  former: [
    '(?:previous|previously|prior|former|formerly|originally|legacy|archived?|older|old|earlier|past|superseded|replaced)',
    '(?:view|see|read) (?:the )?(?:version|terms|policy) (?:before|in effect)',
  ],
  document: [
    terms,
    'page|code|charter|standards|contract|licen[cs]e|appendix|annex|exhibit|schedule|policies|faq|article|eula|tos|dpa',
    'v ?\\d+(?:\\.\\d+)*',
  ],
  law: [
    'act|law|laws|regulation|regulations|directive|statute|gdpr|ccpa|cpra|decision|ordinance|bill|civil code|amendment act|treaty|court|decree',
  ],
  ago: ['ago', 'yesterday', 'today', 'last (?:week|month|year)'],
  until: ['until', 'till', 'through', 'expires?', 'before'],
  audience: [
    'for (?:all )?(?:new|existing|current|other|returning|registered|our) (?:users?|customers?|members?|accounts?|subscribers?|merchants?|sellers?|developers?|creators?)',
    'for (?:users?|customers?|members?|residents|those|people|everyone|businesses|consumers)(?: who| that)?(?: reside| live| are| located| based)* (?:in|outside|from|of) [^.;|)]{2,80}',
    'if you (?:are|were) (?:an? )?(?:new|existing|current) (?:user|customer|member)',
  ],
};
