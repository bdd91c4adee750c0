// A small archive of invented platforms with everything that real ones hold: all six kinds of subjects, records
// committed out of the order of their dates, a rename, a deletion, technical upgrades, a document that swings, changes
// of link targets, dates and order alone, hostile text, Windows line ends and one very long document.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ArchiveCommit, appendCommits, createArchive } from './archive-writer.ts';

const texts = resolve(import.meta.dirname, '../fixtures/archive');

/** Makes the whole archive, with the branches `harbour` (English) and `lagune` (mostly German). */
export async function writeSmallArchive(repository: string): Promise<void> {
  await createArchive(repository);
  await appendCommits(repository, smallArchive());
}

/** What an import of both branches holds. */
export const smallArchiveTotals = { documents: 14, versions: 45 } as const;

/** All commits in the order in which the archive made them. */
export function smallArchive(): readonly ArchiveCommit[] {
  const commits = [
    ...tidewellPolicy(),
    ...tidewellTerms(),
    ...tidewellPrivacy(),
    ...lumoraTerms(),
    ...lumoraPrivacy(),
    ...lumoraGuidelines(),
    ...quillmere(),
    ...fernway(),
    ...oddvale(),
    ...lagune(),
    ...noRecords(),
  ];
  return commits.sort((a, b) => Date.parse(a.committedOn ?? a.on) - Date.parse(b.committedOn ?? b.on));
}

interface SmallCommit extends ArchiveCommit {
  /** Where the record was imported later than it was made. */
  readonly committedOn?: string;
}

const generations = {
  start: 'Start tracking',
  update: 'Update',
  refilter: 'Refilter',
  first: 'First record of',
  changed: 'Record new changes of',
  upgrade: 'Apply technical or declaration upgrade on',
} as const;

type Step = readonly [on: string, generation: keyof typeof generations, text: string, committedOn?: string];

/** The records of one document; the path says its name as the archive does. */
function recorded(path: string, steps: readonly Step[], branch = 'harbour'): SmallCommit[] {
  const name = path.replace('/', ' ').replace(/\.md$/, '');
  return steps.map(([on, generation, text, committedOn], index) => {
    const snapshot = (index * 7919 + path.length).toString(16).padStart(40, '5');
    const isOld = generation === 'start' || generation === 'update' || generation === 'refilter';
    const body = isOld
      ? `This version was recorded after filtering snapshot ${snapshot.slice(0, 7)}`
      : `This version was recorded after extracting from snapshot https://archive.example/snapshots/commit/${snapshot}\n\nX-engine-version: 9.${index}.0`;
    const edit = { kind: 'write', path, text } as const;
    const commit = { branch, on, subject: `${generations[generation]} ${name}`, body, edit };
    return committedOn === undefined ? commit : { ...commit, committedOn };
  });
}

/** Commits that every archive has beside its records. */
function noRecords(): SmallCommit[] {
  const readme = { kind: 'write', path: 'README.md', text: '# Versions\n' } as const;
  const licence = { kind: 'write', path: 'LICENSE', text: 'Invented.\n' } as const;
  return [
    { branch: 'harbour', on: '2022-01-01T08:00:00Z', subject: 'Initial commit', edit: readme },
    { branch: 'lagune', on: '2022-01-01T08:00:00Z', subject: 'Initial commit', edit: readme },
    { branch: 'harbour', on: '2024-01-02T08:00:00Z', subject: 'Update the licence text', edit: licence },
  ];
}

function textOf(path: string): string {
  return readFileSync(join(texts, path), 'utf8');
}

/** The text with each of these words exchanged; words that are not there are a mistake in the fixture. */
function reworded(text: string, ...exchanges: readonly (readonly [string, string])[]): string {
  return exchanges.reduce((former, [from, to]) => {
    if (!former.includes(from)) throw new Error(`The text does not hold: ${from}`);
    return former.replace(from, () => to);
  }, text);
}

/** The text with the section under one heading set before another heading. */
function sectionMoved(text: string, heading: string, before: string): string {
  const sections = text.split(/(?=^## )/m);
  const moved = sections.find((section) => section.startsWith(`## ${heading}\n`));
  const place = sections.find((section) => section.startsWith(`## ${before}\n`));
  if (!moved || !place) throw new Error(`There is no section ${heading} or ${before}.`);
  const whole = (section: string) => `${section.trimEnd()}\n\n`;
  return `${sections
    .filter((section) => section !== moved)
    .flatMap((section) => (section === place ? [whole(moved), whole(section)] : [whole(section)]))
    .join('')
    .trimEnd()}\n`;
}

function tidewellPolicy(): SmallCommit[] {
  const path = 'Tidewell Cloud/Acceptable Use Policy.md';
  const first = textOf(path);
  const dated = reworded(first, ['March 3, 2023', 'June 9, 2023']);
  const withMenu = reworded(dated, ['# Tidewell', '[Home](/) [Products](/products)\n\n# Tidewell']);
  const stricter = reworded(dated, ['You have thirty days', 'You have fourteen days']);
  const wider = reworded(stricter, [
    'domain name servers.',
    'domain name servers.\n* Using manual or electronic means to avoid any use limits placed on a system, such as access and storage restrictions.',
  ]);
  return recorded(path, [
    ['2023-03-04T09:12:00Z', 'start', first],
    ['2023-06-10T09:12:00Z', 'update', dated],
    ['2024-02-15T09:12:00Z', 'refilter', withMenu],
    ['2024-05-20T09:12:00Z', 'upgrade', dated],
    ['2025-01-12T09:12:00Z', 'changed', stricter],
    ['2025-09-01T09:12:00Z', 'changed', wider],
  ]);
}

const classWaiver = /^4\.3 .*\n\n/m;

function tidewellTerms(): SmallCommit[] {
  const path = 'Tidewell Cloud/Terms of Service.md';
  const first = textOf(path);
  const sooner = reworded(first, ["at least 30 days' prior notice", "at least 14 days' prior notice"]);
  const withoutWaiver = sooner.replace(classWaiver, '');
  const linked = reworded(withoutWaiver, ['tidewell.example/prices', 'www.tidewell.example/en/prices']);
  const withWaiver = reworded(sooner, ['tidewell.example/prices', 'www.tidewell.example/en/prices']);
  const training = '\n## 7. Models\n\nWe may use your content to train machine learning models unless you object.\n';
  return recorded(path, [
    ['2023-02-10T10:00:00Z', 'first', first],
    ['2023-08-01T10:00:00Z', 'changed', sooner],
    ['2024-01-15T10:00:00Z', 'changed', withoutWaiver],
    ['2024-03-20T10:00:00Z', 'changed', linked],
    ['2024-11-05T10:00:00Z', 'changed', withWaiver],
    ['2025-06-30T10:00:00Z', 'changed', withWaiver + training],
  ]);
}

function tidewellPrivacy(): SmallCommit[] {
  const path = 'Tidewell Cloud/Privacy Policy.md';
  const first = textOf(path);
  const longer = reworded(first, ['deleted after 90 days', 'deleted after 180 days']);
  return recorded(path, [
    ['2023-05-05T07:00:00Z', 'first', first],
    ['2023-05-20T07:00:00Z', 'changed', longer],
    ['2023-05-22T07:00:00Z', 'changed', first],
    ['2023-05-25T07:00:00Z', 'changed', longer],
    ['2024-08-08T07:00:00Z', 'changed', reworded(longer, ['for two years after', 'for six months after'])],
  ]);
}

function lumoraTerms(): SmallCommit[] {
  const path = 'Lumora/Terms of Service.md';
  const first = textOf(path);
  const dearer = reworded(first, ['€ 7.99 a month', '€ 9.99 a month']);
  return recorded(path, [
    ['2024-01-11T12:00:00Z', 'first', first],
    ['2024-06-01T12:00:00Z', 'changed', dearer],
    ['2025-02-14T12:00:00Z', 'changed', sectionMoved(dearer, 'Settling disputes', 'Content you share')],
  ]);
}

function lumoraPrivacy(): SmallCommit[] {
  const path = 'Lumora/Privacy Policy.md';
  const first = textOf(path);
  const later = reworded(first, ['your location and', 'your exact location, your contacts and']);
  const latest = reworded(later, ['under 13', 'under 16'], ['12 June 2014', '1 February 2024']);
  const imported = '2024-03-05T12:00:00Z';
  return recorded(path, [
    ['2014-06-12T00:00:00Z', 'start', first, imported],
    ['2016-09-09T00:00:00Z', 'update', later, imported],
    ['2024-03-01T12:00:00Z', 'first', latest],
    ['2025-04-02T12:00:00Z', 'changed', reworded(latest, ['1 February 2024', '30 March 2025'])],
  ]);
}

function lumoraGuidelines(): SmallCommit[] {
  const path = 'Lumora/Community Guidelines.md';
  const first = textOf(path);
  return recorded(path, [
    ['2024-02-02T12:00:00Z', 'first', first],
    ['2024-07-07T12:00:00Z', 'changed', sectionMoved(first, 'Keep it safe', 'Be kind')],
  ]);
}

function quillmere(): SmallCommit[] {
  const path = 'Quillmere/Terms of Service.md';
  const first = textOf(path);
  const second = reworded(first, [
    'a sole arbitrator in Saltmarsh',
    'a <b onclick="x">sole arbitrator</b> in Reedmouth',
  ]);
  const developers = textOf('Quillmere/Developer Terms.md');
  const windows = (text: string) => text.replaceAll('\n', '\r\n');
  return [
    ...recorded(path, [
      ['2024-04-01T06:00:00Z', 'first', first],
      ['2024-08-01T06:00:00Z', 'changed', second],
    ]).map((commit) => ({ ...commit, subject: `${commit.subject} <script>window.captured = true</script>` })),
    ...recorded('Quillmere/Developer Terms.md', [
      ['2024-04-02T06:00:00Z', 'first', windows(developers)],
      ['2024-09-09T06:00:00Z', 'changed', windows(reworded(developers, ['1,000 requests', '500 requests']))],
      ['2024-09-10T06:00:00Z', 'upgrade', reworded(developers, ['1,000 requests', '500 requests'])],
    ]),
  ];
}

function fernway(): SmallCommit[] {
  const sellers = 'Fernway Market/Marketplace Sellers Conditions.md';
  const privacy = 'Fernway Market/Privacy Policy.md';
  const first = textOf(sellers);
  const dearer = reworded(first, ['12 per cent', '15 per cent']);
  const before = sellers.replace('Fernway Market', 'Fernway');
  return [
    ...recorded(before, [
      ['2022-09-03T05:00:00Z', 'start', first],
      ['2023-01-01T05:00:00Z', 'update', dearer],
    ]),
    {
      branch: 'harbour',
      on: '2023-03-01T05:00:00Z',
      subject: 'Rename Fernway to Fernway Market',
      edit: { kind: 'rename', path: before, to: sellers },
    },
    ...recorded(sellers, [
      ['2024-01-01T05:00:00Z', 'changed', reworded(dearer, ['within 30 days. You bear', 'within 14 days. You bear'])],
    ]),
    ...recorded(privacy, [
      ['2023-04-01T05:00:00Z', 'first', textOf(privacy)],
      ['2023-09-01T05:00:00Z', 'changed', reworded(textOf(privacy), ['for ten years', 'for eight years'])],
    ]),
    {
      branch: 'harbour',
      on: '2024-10-10T05:00:00Z',
      subject: 'Remove Fernway Market Privacy Policy',
      edit: { kind: 'delete', path: privacy },
    },
  ];
}

const parts = ['gear', 'valve', 'bearing', 'pump', 'belt', 'hinge', 'spindle', 'coupling', 'gasket', 'lever'];

/** Some 300 kB: a schedule for every region, with a sentence for every part. */
function schedules(year: number): string {
  return Array.from({ length: 180 }, (_, region) => {
    const lines = parts.map((part, index) => {
      const price = 10 + ((region * 37 + index * 11) % 400) + (region % 40 === 0 ? year - 2024 : 0);
      return `* The ${part} of series ${region + 1} is supplied at ${price} crowns a piece; an order of more than ${20 + index} pieces must be confirmed in writing before it binds.`;
    });
    return `## Schedule ${region + 1}: region ${region + 1}\n\n${lines.join('\n')}\n`;
  }).join('\n');
}

function oddvale(): SmallCommit[] {
  const path = 'Oddvale/Commercial Terms.md';
  const base = textOf(path);
  return recorded(path, [
    ['2024-05-05T04:00:00Z', 'first', `${base}\n${schedules(2024)}`],
    ['2024-12-12T04:00:00Z', 'changed', `${base}\n${schedules(2025)}`],
    ['2025-05-05T04:00:00Z', 'changed', `${reworded(base, ['ninety days', 'sixty days'])}\n${schedules(2025)}`],
  ]);
}

function lagune(): SmallCommit[] {
  const terms = textOf('Birkenpost/Terms of Service.md');
  const privacy = textOf('Birkenpost/Privacy Policy.md');
  const tidewell = textOf('Tidewell Cloud/Terms of Service.md');
  const steps: readonly (readonly [string, readonly Step[]])[] = [
    [
      'Birkenpost/Terms of Service.md',
      [
        ['2024-03-02T03:00:00Z', 'first', terms],
        [
          '2024-10-01T03:00:00Z',
          'changed',
          reworded(terms, ['sechs Wochen', 'vier Wochen'], ['2,50 Euro', '2,90 Euro']),
        ],
      ],
    ],
    [
      'Birkenpost/Privacy Policy.md',
      [
        ['2024-03-02T03:05:00Z', 'first', privacy],
        ['2025-01-01T03:00:00Z', 'changed', reworded(privacy, ['nach sieben Tagen', 'nach vierzehn Tagen'])],
      ],
    ],
    [
      'Tidewell Cloud/Terms of Service.md',
      [
        ['2024-05-01T03:00:00Z', 'first', tidewell],
        ['2024-06-01T03:00:00Z', 'changed', reworded(tidewell, ['12 months before', '6 months before'])],
      ],
    ],
  ];
  return steps.flatMap(([path, records]) => recorded(path, records, 'lagune'));
}
