import { beforeAll, describe, expect, it } from 'vitest';
import { fillGrownRecord, growPlatform } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href, twin } from '../../routes.ts';

const terms = (days: string) =>
  `# Terms of Service\n\n## Disputes\n\nYou may opt out of this arbitration agreement within ${days} of accepting it by e-mail to out@quietbay.example.\n\n## Law\n\nThese terms are governed by the laws of the State of California.\n`;

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({
    fill: async (database) => {
      await fillGrownRecord(database);
      await growPlatform(database, 'Quietbay', [terms('thirty (30) days'), terms('sixty (60) days')]);
      await growPlatform(database, 'Slowbay', [terms('thirty (30) days'), terms('six (6) months')]);
    },
  });
});

describe('deadlines', () => {
  it('tell the time in the clause’s words, and count days from a changed wording', async () => {
    const { html, words } = await small.read(href.deadlines());
    expect(words).toContain('To opt out of arbitration');
    expect(words).toContain('sixty (60) days');
    // The wording of 10 February 2026 and 60 days.
    expect(html).toContain('datetime="2026-04-11');
    expect(words).not.toContain('thirty (30) days');
  });

  it('count months by the calendar where the words name them', async () => {
    const { deadlines } = (await small.json(twin(href.deadlines({ platform: 'slowbay' }), 'json'))) as {
      deadlines: object[];
    };
    // From 10 February 2026; 180 days would be a day less.
    expect(deadlines).toContainEqual(expect.objectContaining({ days: 180, lastOn: '2026-08-10' }));
  });

  it('are JSON too, with the days as a number', async () => {
    const { deadlines } = (await small.json(twin(href.deadlines({ platform: 'quietbay' }), 'json'))) as {
      deadlines: object[];
    };
    expect(deadlines).toContainEqual(
      expect.objectContaining({ clauseType: 'arbitration-opt-out', days: 60, lastOn: '2026-04-11', isNew: true }),
    );
    const other = (await small.json(twin(href.deadlines({ platform: 'brightloom' }), 'json'))) as {
      deadlines: object[];
    };
    expect(other.deadlines).toEqual([]);
  });

  it('are a calendar of what is still to come', async () => {
    const response = await small.site.request(href.deadlinesCalendar());
    expect(response.headers.get('content-type')).toContain('text/calendar');
    const calendar = (await response.text()).replaceAll('\r\n ', '');
    expect(calendar).toContain('BEGIN:VCALENDAR');
    expect(calendar).toContain('Slowbay: last day to opt out of arbitration');
    expect(calendar).toContain('20260810');
    expect(calendar).not.toContain('Quietbay');
  });
});

describe('a law', () => {
  it('has a page with its articles, and provisions of documents that show a sign of it', async () => {
    const { words, html } = await small.read(href.regulation('federal-arbitration-act'));
    expect(words).toContain('9 U.S.C. § 2');
    expect(words).toMatch(/\d+ documents? of \d+ platforms? shows? a sign of it/);
    expect(words).toContain('Quietbay: Opting out of arbitration');
    expect(html).toContain('href="/clause-types/mandatory-arbitration"');
    expect((await small.read(href.regulation('no-such-law'))).status).toBe(404);
  });

  it('stands in the directory with its jurisdiction', async () => {
    const { html, words } = await small.read(href.regulations());
    expect(words).toContain('European Union');
    expect(html).toContain(`href="${href.regulation('gdpr')}"`);
    expect(JSON.stringify(await small.json(twin(href.regulations(), 'json')))).toContain('"ai-act"');
  });
});

describe('the facts a platform’s page begins with', () => {
  it('are backed by a provision, and name what was not found', async () => {
    const { words, html } = await small.read(href.platform('quietbay'));
    const facts = html.slice(html.indexOf('id="facts"'), html.indexOf('id="documents"'));
    expect(facts).toMatch(
      /Governing law[\s\S]*State of California[\s\S]*href="\/platform\/quietbay\/terms-of-service\/ca-p-/,
    );
    expect(words).toContain('Not found in its documents, which does not prove that it is not there');
    const twin = (await small.json(`${href.platform('quietbay')}.json`)) as { quickFacts: { label: string }[] };
    expect(twin.quickFacts.map(({ label }) => label)).toContain('Governing law');
  });
});
