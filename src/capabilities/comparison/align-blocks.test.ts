import { expect, test } from 'vitest';
import { blocksOf } from './block-texts.fixture.ts';
import { compareVersions } from './compare-versions.ts';
import { buildRedline } from './redline.ts';

interface Section {
  readonly title: string;
  readonly clauses: readonly string[];
}

const fees: Section = {
  title: 'Fees',
  clauses: [
    'You pay for storage at the end of each month.',
    'Unpaid fees bear interest after ten days, as Section 3 says.',
  ],
};
const drafts: Section = {
  title: 'Drafts',
  clauses: [
    'Drafts that nobody opened for a year are deleted.',
    'You may ask for a copy of deleted drafts within a week.',
  ],
};
const courts: Section = {
  title: 'Courts',
  clauses: ['The courts of Lindenberg decide all disputes.', 'Consumers may sue at the place where they live.'],
};
const privacy: Section = { title: 'Privacy', clauses: ['We keep the address of your harbour office in our vault.'] };

const written = (sections: readonly Section[]) =>
  blocksOf(
    sections
      .flatMap(({ title, clauses }, at) => [
        `## ${at + 1}. ${title}`,
        ...clauses.map((text, index) => `${at + 1}.${index + 1} ${text}`),
      ])
      .join('\n\n'),
  );
const told = (old: readonly Section[], next: readonly Section[]) =>
  compareVersions(written(old), written(next)).hunks.map(({ op, rule }) => `${op} ${rule}`);

test('a section put in between is added, and what it renumbers answers its own', () => {
  const found = told([fees, drafts, courts], [fees, privacy, drafts, courts]);
  expect(found.filter((hunk) => hunk === 'added rule-added')).toHaveLength(2);
  expect(found.filter((hunk) => hunk === 'modified renumbered')).toHaveLength(6);
  expect(found).toHaveLength(8);
});

test('a section that moved is one move, whatever its numbers', () => {
  const found = told([fees, drafts, courts, privacy], [drafts, courts, privacy, fees]);
  expect(found.filter((hunk) => hunk.startsWith('moved'))).toEqual(['moved moved']);
  expect(found.filter((hunk) => hunk.startsWith('removed') || hunk.startsWith('added'))).toEqual([]);
});

test('a clause reworded in a section that moved is reworded, and its rows belong to the group', () => {
  const reworded = { ...fees, clauses: [fees.clauses[0]!, fees.clauses[1]!.replace('ten days', 'five days')] };
  const [old, next] = [written([fees, drafts, courts, privacy]), written([drafts, courts, privacy, reworded])];
  const { hunks } = compareVersions(old, next);
  expect(hunks.find(({ old: from }) => from?.text.includes('interest'))).toMatchObject({
    op: 'modified',
    class: 'substantive',
  });
  const groups = buildRedline(old, next).flatMap((row) => ('group' in row && row.group ? [row] : []));
  expect(groups.map(({ id, group }) => [id, group?.at, group?.size])).toEqual([
    ['o0', 0, 3],
    ['o1', 1, 3],
    ['o2', 2, 3],
    ['n8', 0, 3],
    ['n9', 1, 3],
    ['n10', 2, 3],
  ]);
});

test('a paragraph that was split and reworded answers both parts', () => {
  const [old, next] = [
    'Drafts that nobody opened for a year are deleted without notice. You may ask our office for a copy of them within a week.',
    'Drafts that nobody opened for two years are deleted without notice.\n\nYou may ask our office for a free copy of them within a week.',
  ];
  expect(compareVersions(blocksOf(old), blocksOf(next)).hunks).toMatchObject([
    { op: 'modified', old: { text: old }, new: { text: next } },
  ]);
});

test('a border between two paragraphs that moved makes one hunk of both', () => {
  const [first, border, last] = [
    'We store your drafts in two vaults by the sea.',
    'The harbour office holds the only keys to them both.',
    'Nobody enters without the consent of the master.',
  ];
  const { hunks } = compareVersions(
    blocksOf(`${first} ${border}\n\n${last}`),
    blocksOf(`${first}\n\n${border} ${last} Really.`),
  );
  expect(hunks.map(({ op }) => op)).toEqual(['modified']);
});

test('numbers of list items and of sections referred to do not part what belongs together', () => {
  const list = (start: number) =>
    ['storage as Section 4 says', 'export', 'support under clause 7.1']
      .map((text, at) => `${start + at}. Fees for ${text}`)
      .join('\n');
  const renumbered = list(2).replace('Section 4', 'Section 5').replace('clause 7.1', 'clause 8.1');
  const { hunks } = compareVersions(
    blocksOf(`Fees are:\n\n${list(1)}`),
    blocksOf(`Fees are:\n\n1. Fees for nothing at all\n${renumbered}`),
  );
  expect(hunks.map(({ op }) => op).sort()).toEqual(['added', 'modified', 'modified', 'modified']);
});

test('a sentence that moved inside a paragraph is marked at both ends', () => {
  const [a, b, c] = [fees.clauses[0]!, drafts.clauses[0]!, courts.clauses[1]!];
  const [row] = buildRedline(blocksOf(`${a} ${b} ${c}`), blocksOf(`${b} ${c} ${a}`));
  const ends = row?.kind === 'modified' ? row.words.filter(({ move }) => move) : [];
  expect(ends.map(({ op, text, move }) => [op, text.trim(), move])).toEqual([
    ['removed', a, 1],
    ['added', a, 1],
  ]);
});

test('rows of tables are compared cell by cell', () => {
  const row = (plain: string) => ({
    blocks: [{ kind: 'table-row' as const, level: 0, markdown: `| ${plain} |`, plain }],
    separators: ['', ''],
  });
  const [found] = buildRedline(row('Storage | 5 euro | monthly'), row('Storage | 6 euro | monthly'));
  expect(found?.kind === 'modified' && found.cells).toEqual([
    [{ op: 'same', text: 'Storage' }],
    [
      { op: 'removed', text: '5' },
      { op: 'added', text: '6' },
      { op: 'same', text: ' euro' },
    ],
    [{ op: 'same', text: 'monthly' }],
  ]);
});
