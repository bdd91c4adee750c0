import { expect, test } from 'vitest';
import type { RedlineRow } from '#domain/redline.ts';
import { blocksOf } from './block-texts.fixture.ts';
import { compareVersions } from './compare-versions.ts';
import { buildRedline } from './redline.ts';

const rows = (old: string[], next: string[]) => buildRedline(blocksOf(old.join('\n\n')), blocksOf(next.join('\n\n')));
const kinds = (redline: readonly RedlineRow[]) => redline.map(({ kind, id }) => `${kind} ${id}`);

const fees = 'Meridian Cloud charges fees for storage beyond the free allowance.';
const drafts = 'Drafts that nobody opened for a year are deleted without notice.';
const courts = 'The courts of Lindenberg decide all disputes that arise from these terms.';

test('rows stand in reading order with removed before added', () => {
  const redline = rows(
    ['# Terms', fees, drafts, courts],
    ['# Terms', fees, 'An entirely unlike sentence about badgers.', courts],
  );
  expect(kinds(redline)).toEqual(['same n0', 'removed o2', 'added n2', 'same n3']);
});

test('a modified row holds the edits of what readers see', () => {
  const [row] = rows([fees], [fees.replace('storage', '**bandwidth**')]);
  expect(row?.kind === 'modified' && row.words).toEqual([
    { op: 'same', text: 'Meridian Cloud charges fees for ' },
    { op: 'removed', text: 'storage' },
    { op: 'added', text: 'bandwidth' },
    { op: 'same', text: ' beyond the free allowance.' },
  ]);
});

test('where only a link target differs the row names the targets', () => {
  const [row] = rows(['See [our fees](https://meridian.example/a).'], ['See [our fees](https://meridian.example/b).']);
  expect(row).toMatchObject({
    kind: 'modified',
    class: 'cosmetic',
    reason: 'link-target',
    words: [{ op: 'same', text: 'See our fees.' }],
    targets: { old: ['https://meridian.example/a'], new: ['https://meridian.example/b'] },
  });
});

test('a moved block stands in two rows that name each other', () => {
  const redline = rows([fees, drafts, courts, '# End'], [drafts, courts, fees, '# End']);
  const left = redline.find((row) => row.kind === 'moved' && row.to);
  const arrived = redline.find((row) => row.kind === 'moved' && row.from);
  expect(left).toMatchObject({ id: 'o0', to: arrived?.id });
  expect(arrived).toMatchObject({ id: 'n2', from: 'o0', reason: 'reordering' });
});

test('a moved and reworded block is modified where it arrives', () => {
  const redline = rows([fees, drafts, courts, '# End'], [drafts, courts, fees.replace('storage', 'traffic'), '# End']);
  expect(redline.find((row) => row.kind === 'modified')).toMatchObject({ from: 'o0', class: 'substantive' });
});

test('the class of a published comparison stands', () => {
  const [old, next] = [blocksOf(fees), blocksOf(fees.replace('storage', 'traffic'))];
  const found = compareVersions(old, next);
  const hunks = found.hunks.map((hunk) => ({ ...hunk, class: 'cosmetic', reason: 're-extracted' }) as const);
  expect(buildRedline(old, next, { ...found, hunks })[0]).toMatchObject({ class: 'cosmetic', reason: 're-extracted' });
});

test('equal texts are one row', () => {
  expect(kinds(rows([fees, drafts], [fees, drafts]))).toEqual(['same n0']);
});
