import { beforeAll, describe, expect, it } from 'vitest';
import { correctChange } from '#pipeline/correct-change.ts';
import { fillSmallRecord } from '../../../../test/support/small-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const address = { platform: 'lantern', document: 'terms-of-service' };
const reason = 'The capture was a <b>draft</b>.';
let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({
    fill: async (database) => {
      await fillSmallRecord(database);
      const decided = { decidedBy: 'M. Pebble', decidedAt: new Date('2026-05-10T08:00:00Z') };
      await correctChange(database, { changeId: 1, kind: 'retracted', reason, ...decided });
      await correctChange(database, { changeId: 2, kind: 'retracted', reason: 'Wrongly.', ...decided });
      await correctChange(database, { changeId: 2, kind: 'restored', reason: 'It did change.', ...decided });
    },
  });
});

describe('a retracted change', () => {
  it('keeps its record, which says so above everything else, with the reason as text', async () => {
    const { status, html, words } = await small.read(href.change(address, 1));
    expect(status).toBe(200);
    expect(words).toContain('This change is retracted');
    expect(html).toContain('The capture was a &lt;b&gt;draft&lt;/b&gt;.');
    expect(html).toContain('<s>Lantern changed its Terms of Service: 1 provision added.</s>');
    expect(html.indexOf('This change is retracted')).toBeLessThan(html.indexOf('The two versions'));
  });

  it('is struck through and named wherever it is listed', async () => {
    for (const path of [href.home(), href.changes(), href.platform('lantern')]) {
      const { html } = await small.read(path);
      expect(html).toMatch(/<strong class="correction-mark">Retracted<\/strong>.*<s>Lantern changed/s);
    }
    expect((await small.read(href.document(address))).html).toContain('correction-mark');
  });

  it('is cited and exported as retracted', async () => {
    expect((await small.read(href.change(address, 1))).words).toContain('Title: [Retracted] Lantern changed');
    const markdown = await (await small.site.request(`${href.change(address, 1)}.md`)).text();
    expect(markdown).toMatch(/Correction.*retracted/);
  });

  it('says so in its JSON', async () => {
    expect(await small.json(`${href.change(address, 1)}.json`)).toMatchObject({
      change: {
        correction: { isRetracted: true },
        sentence: 'Lantern changed its Terms of Service: 1 provision added.',
      },
      corrections: [{ kind: 'correction', correction: { kind: 'retracted', reason } }],
    });
  });
});

describe('the corrections log', () => {
  it('lists every decision with its date, newest first; one taken back stays', async () => {
    const { words } = await small.read(href.corrections());
    expect(words).toMatch(/Retraction taken back .*It did change\..*Retracted .*Wrongly\..*Retracted .*draft/);
    expect(words).toContain('Correction 3, decided by M. Pebble. Published as substantive.');
  });

  it('is a list of facts as well', async () => {
    expect(await small.json('/corrections.json')).toMatchObject({
      next: null,
      corrections: [{ correction: { id: 3, kind: 'restored' } }, { correction: { id: 2 } }, { correction: { id: 1 } }],
    });
  });

  it('answers whatever stands in its address, and when it is empty', async () => {
    expect((await small.read('/corrections?before=99999999999999-contest-7%00')).status).toBe(200);
    const empty = await smallSite({ isEmpty: true });
    expect((await empty.read(href.corrections())).words).toContain('Nothing was corrected yet.');
  });
});
