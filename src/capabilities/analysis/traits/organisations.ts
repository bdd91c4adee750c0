// Organisations in a passage: arbitration bodies and authorities by their names, others by the words in which names of
// companies and associations end.

import type { FoundValue } from './found-value.ts';

const abbreviations: ReadonlyMap<string, string> = new Map([
  ['AAA', 'American Arbitration Association'],
  ['ICDR', 'International Centre for Dispute Resolution'],
  ['NAM', 'National Arbitration and Mediation'],
  ['ICC', 'International Chamber of Commerce'],
  ['LCIA', 'London Court of International Arbitration'],
  ['SIAC', 'Singapore International Arbitration Centre'],
  ['HKIAC', 'Hong Kong International Arbitration Centre'],
  ['CIETAC', 'China International Economic and Trade Arbitration Commission'],
  ['ICO', 'Information Commissioner’s Office'],
  ['FTC', 'Federal Trade Commission'],
]);
const spellings: ReadonlyMap<string, string> = new Map(
  [...new Set(abbreviations.values())].map((name) => [name.toLowerCase().replace('’', "'"), name] as const),
);

const name = "(?:\\p{Lu}[\\p{L}’'&.-]*)";
const joint = '(?:of|for|and|the|&|de|des|du|la|della|per|für|pour|voor)';
const endings =
  "Association|Centre|Center|Commission|Commissioner(?:[’']s Office)?|Authority|Institute|Institution|Chamber of Commerce|Court of International Arbitration|Agency|Bureau|Board|Mediation";
const legalForms =
  'Inc\\.?|LLC|L\\.L\\.C\\.|Ltd\\.?|Limited|plc|PLC|GmbH|AG|SE|S\\.A\\.|S\\.A\\.S\\.|SAS|SARL|S\\.à r\\.l\\.|S\\.r\\.l\\.|S\\.p\\.A\\.|B\\.V\\.|N\\.V\\.|Oy|AB|ApS|A/S|Sp\\. z o\\.o\\.|Lda\\.?|Corporation|Corp\\.|L\\.P\\.|LLP|Pte\\.? Ltd\\.?|Pty\\.? Ltd\\.?|K\\.K\\.';
const patterns = [
  `JAMS|FairClaims|ADR Services|CPR|DIS|${[...abbreviations.keys()].join('|')}`,
  `${name}(?:[ ,]+(?:${joint} )?${name}){0,5}[ ,]+(?:${legalForms})`,
  `${name}(?: (?:${joint} ){0,2}${name}){0,6} (?:${endings})(?: (?:of|for|and) (?:the )?${name}(?: (?:${joint} )?${name}){0,4})?`,
  `(?:Institute|Chamber|Centre|Center|Commission|Office|Court) (?:of|for) (?:the )?${name}(?: (?:${joint} )?${name}){0,5}`,
];
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
const lead = /^(?:The|An?|By|Contact|If|With|To|Our|Any|All|Under|Please|You|We)\s+/;

/** Every organisation; those that go by an abbreviation under their full name. */
export function findOrganisations(plain: string): FoundValue[] {
  return [...plain.matchAll(pattern)].map((match) => {
    const skipped = lead.exec(match[0])?.[0].length ?? 0;
    const text = match[0].slice(skipped);
    const value = abbreviations.get(text) ?? spellings.get(text.toLowerCase().replace('’', "'")) ?? text;
    return { value, start: match.index + skipped, end: match.index + match[0].length };
  });
}
