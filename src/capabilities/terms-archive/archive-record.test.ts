import { expect, test } from 'vitest';
import { documentOfPath, readRecordBody, reasonOfSubject } from './archive-record.ts';

test('all six generations of subjects are read', () => {
  expect(reasonOfSubject('First record of Nimbus Drive Terms of Service')).toBe('first');
  expect(reasonOfSubject('Start tracking Nimbus Drive Terms of Service')).toBe('first');
  expect(reasonOfSubject('Record new changes of Nimbus Drive Terms of Service')).toBe('changed');
  expect(reasonOfSubject('Update Nimbus Drive Terms of Service')).toBe('changed');
  expect(reasonOfSubject('Apply technical or declaration upgrade on Nimbus Drive Terms')).toBe('re-extracted');
  expect(reasonOfSubject('Refilter Nimbus Drive Terms of Service')).toBe('re-extracted');
});

test('a commit that is no record is not taken for one', () => {
  for (const subject of ['Initial commit', 'Adapt template automatically', 'Updates README', 'Rename service', '']) {
    expect(reasonOfSubject(subject)).toBeNull();
  }
});

test('a body names one snapshot by URL, by id, or several in a list', () => {
  const url = 'https://example.org/archive/snapshots/commit/14fd8aa09211fac37a91a901121a00eeaf8e351c';
  expect(readRecordBody(`This version was recorded after extracting from snapshot ${url}\n`).snapshots).toEqual([url]);
  expect(readRecordBody('This version was recorded after filtering snapshot 3e338\n').snapshots).toEqual(['3e338']);
  const list = `assembling the following snapshots from 2 source documents:\n- ${url}\n- ed455b2471e392d8dce9026db71b\n`;
  expect(readRecordBody(list).snapshots).toEqual([url, 'ed455b2471e392d8dce9026db71b']);
});

test('trailers give the engine and the original commit', () => {
  const commit = '42c5723bbb351cbbe9d5879edc407e0173457c52';
  expect(readRecordBody(`X-engine-version: 15.1.0\n\nX-original-commit: ${commit}\n`)).toEqual({
    snapshots: [],
    engineVersion: '15.1.0',
    originalCommit: commit,
  });
});

test('only Service/Terms type.md is a document', () => {
  expect(documentOfPath('Nimbus Drive/Terms of Service.md')).toEqual({
    serviceId: 'Nimbus Drive',
    termsType: 'Terms of Service',
  });
  for (const path of ['README.md', 'a/b/c.md', 'Nimbus/Terms.html', '/Terms.md', 'Nimbus/.md', '../x']) {
    expect(documentOfPath(path)).toBeNull();
  }
});
