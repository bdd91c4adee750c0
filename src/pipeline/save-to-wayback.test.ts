import { expect, test } from 'vitest';
import { utf8 } from '#capabilities/evidence/bytes.ts';
import { savesOfCapture } from '#storage/wayback-saves.ts';
import { signedRecord } from '../../test/support/evidence-package.ts';
import { saveToWayback, type WaybackTools } from './save-to-wayback.ts';

const record = await signedRecord('captured');

test('a page of a new text is submitted, and counts as archived only once the archive shows it', async () => {
  let now = new Date('2026-05-01T09:00:00Z');
  const asked: string[] = [];
  const answers = [
    { status: 429, body: '' },
    { status: 200, body: '<html>' },
    { status: 200, body: '{"archived_snapshots":{}}' },
    {
      status: 200,
      body: '{"archived_snapshots":{"closest":{"url":"http:\\/\\/web.archive.org\\/web\\/20260501110000\\/x","timestamp":"20260501110000"}}}',
    },
  ];
  const tools: WaybackTools = {
    now: () => now,
    saveUrl: 'https://save.example',
    availableUrl: 'https://available.example',
    async send({ url }) {
      asked.push(url);
      const { status, body } = answers[asked.length - 1] ?? { status: 500, body: '' };
      return { kind: 'answered', status, mediaType: 'text/html', body: utf8(body) };
    },
  };
  const state = async () => (await savesOfCapture(record.database, 1)).map((save) => save.state);
  expect(await saveToWayback(record.database, tools)).toMatchObject({
    state: 'wanted',
    sentence: expect.stringContaining('429'),
  });
  expect(asked[0]).toMatch(/^https:\/\/save\.example\/save\/http/);
  expect(await saveToWayback(record.database, tools)).toBeNull();
  now = new Date('2026-05-01T10:30:00Z');
  expect(await saveToWayback(record.database, tools)).toMatchObject({ state: 'submitted' });
  now = new Date('2026-05-01T12:00:00Z');
  expect(await saveToWayback(record.database, tools)).toMatchObject({
    state: 'submitted',
    sentence: 'The archive does not show it yet.',
  });
  now = new Date('2026-05-01T14:00:00Z');
  expect(await saveToWayback(record.database, tools)).toMatchObject({
    state: 'archived',
    archivedUrl: 'http://web.archive.org/web/20260501110000/x',
  });
  expect(await state()).toEqual(['archived']);
  expect(await saveToWayback(record.database, tools)).toBeNull();
});
