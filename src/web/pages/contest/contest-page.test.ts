import { beforeEach, describe, expect, it } from 'vitest';
import { answerContest } from '#pipeline/contest-change.ts';
import type { Database } from '#storage/database.ts';
import { fillSmallRecord } from '../../../../test/support/small-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

let small: SmallSite;
let database: Database;
beforeEach(async () => {
  small = await smallSite({
    fill: async (filled) => {
      database = filled;
      await fillSmallRecord(filled);
    },
  });
});

const statement = 'Only <b>names</b> & "addresses" changed.';
const typed = { class: 'editorial', statement, mail: 'reader@pebble.example', website: '' };

function send(fields: Record<string, string>, headers: Record<string, string> = { origin: 'https://atlas.example' }) {
  return small.site.request(href.contest(1), {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

describe('the form to contest a class', () => {
  it('tells the change and its class, and offers the other two', async () => {
    const { html, words } = await small.read(href.contest(1));
    expect(words).toContain('It counts as substantive: the wording changed.');
    expect(html).toMatch(/value="cosmetic"[^>]*>.*value="editorial"/s);
    expect(html).not.toContain('value="substantive"');
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect((await small.read('/contest/CA-C-000099')).status).toBe(404);
    expect((await small.site.request('/contest/CA-C-000001')).status).toBe(301);
  });

  it('keeps what is sent, says its number, and shows nothing of it', async () => {
    const response = await send(typed);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/contest/ca-c-000001/kept/1']);
    const { words } = await small.read(href.contestKept(1, 1));
    expect(words).toContain('It has the number 1.');
    for (const path of [href.contestKept(1, 1), href.corrections(), '/corrections.json']) {
      const { html } = await small.read(path);
      expect(html).not.toMatch(/names|pebble\.example/);
    }
    expect((await small.read(href.contestKept(1, 2))).status).toBe(404);
  });

  it('says what is wrong and gives back what was typed, as text', async () => {
    const response = await send({ ...typed, class: '', mail: '"><script>' });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('Choose the class that the change should have. The mail address cannot be one');
    expect(html).toContain('Only &lt;b&gt;names&lt;/b&gt; &amp; &quot;addresses&quot; changed.');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;"');
  });

  it('takes nothing from other sites, from programs that fill in every field, or of any other kind', async () => {
    const refused = [
      send(typed, { origin: 'https://elsewhere.example' }),
      send(typed, { origin: 'null' }),
      send(typed, {}),
      send(typed, { origin: 'https://atlas.example', 'sec-fetch-site': 'cross-site' }),
      send({ ...typed, website: 'https://spam.example' }),
      send(typed, { origin: 'https://atlas.example', 'content-type': 'multipart/form-data' }),
      send({ ...typed, statement: 'x'.repeat(40_000) }),
    ];
    for (const response of await Promise.all(refused)) expect(response.status).toBe(400);
    expect(await database.query('SELECT 1 FROM contests')).toEqual([]);
  });
});

describe('an answered contest', () => {
  const answer = { contestId: 1, answeredBy: null, answeredAt: new Date('2026-05-11T08:00:00Z') };

  it('stands on the record of the change and among the corrections, quoted as text', async () => {
    await send(typed);
    await answerContest(database, {
      ...answer,
      outcome: 'upheld',
      answer: 'You are right.',
      isQuoted: true,
      correction: 'editorial',
    });
    const change = await small.read(href.change({ platform: 'lantern', document: 'terms-of-service' }, 1));
    expect(change.words).toContain('This change counts as editorial');
    expect(change.html).toContain('Only &lt;b&gt;names&lt;/b&gt;');
    const log = await small.read(href.corrections());
    expect(log.words).toContain('Contest 1 upheld');
    expect(log.words).toContain('Class corrected to editorial');
    expect(log.html).not.toContain('reader@pebble.example');
    expect((await small.read(href.changes())).words).toContain('Corrected to editorial');
  });

  it('that is dismissed is public with its answer, without the words of the reader', async () => {
    await send(typed);
    await answerContest(database, {
      ...answer,
      outcome: 'dismissed',
      answer: 'A court was named anew.',
      isQuoted: false,
      correction: 'none',
    });
    const { words } = await small.read(href.corrections());
    expect(words).toContain('Contest 1 dismissed');
    expect(words).toContain('A court was named anew.');
    expect(words).not.toContain('names');
  });
});
