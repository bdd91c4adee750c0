import { beforeAll, describe, expect, it } from 'vitest';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { fillSwingingRecord } from '../../../../test/support/swinging-record.ts';
import { href } from '../../routes.ts';

const address = { platform: 'pebble-post', document: 'terms-of-service' };
let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({ fill: fillSwingingRecord });
});

describe('a document that swings', () => {
  it('is listed as one event with its texts, each to read and to compare', async () => {
    const { html, words } = await small.read(href.oscillations());
    expect(words).toContain('It swings between 2 texts: 4 times since 3 January 2026, last on 9 January 2026.');
    expect(words).toContain('Text 1: version 5 seen 3 times, first as version 1');
    expect(html).toContain('href="/compare?from=CA-D-00001%3A5&amp;to=CA-D-00001%3A4"');
    expect((await small.read(href.oscillations({ state: 'settled' }))).words).toContain(
      'No document swings in this way.',
    );
  });

  it('is told on the record of each swing, with the wording that came back', async () => {
    const { words } = await small.read(href.change(address, 3));
    expect(words).toContain('This document swings between 2 texts: 4 times since 3 January 2026');
    expect(words).toContain('brings back the wording of 3 January 2026, which stood last as version 2');
    expect(words).toContain('Editorial: an earlier text came back');
    expect(words).toContain('Decided by the rule returned passage.');
  });

  it('has one entry for its swings on its timeline, beside the change that was news', async () => {
    const { words } = await small.read(href.document(address));
    expect(words).toContain('Swung 4 times between 2 texts since 3 January 2026; 3 swings that alerted nobody');
  });

  it('is a list of facts as well', async () => {
    expect(await small.json('/oscillations.json?from=x')).toMatchObject({
      total: 1,
      oscillations: [{ swings: [2, 3, 4, 5], state: 'open', variants: [{ times: 3 }, { times: 2 }] }],
    });
  });
});
