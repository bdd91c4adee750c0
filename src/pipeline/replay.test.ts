import { describe, expect, it } from 'vitest';
import { extractCombined } from '#capabilities/extraction/extract-version.ts';
import { type ReplayEntry, type ReplayTools, replayCaptures } from './replay.ts';
import { parseManifest } from './replay-manifest.ts';

const rules = (count: number) =>
  Array.from(
    { length: count },
    (_, index) =>
      `<p>${index + 1}. You must leave berth ${index + 1} of the Meridian harbour within ${index + 7} days when we ask you to, and you are liable for damage to pier ${index * 3}.</p>`,
  ).join('\n');

/** A page of a harbour: the legal text inside furniture that differs from capture to capture. */
function page(legal: string, turn: number): string {
  return `<!doctype html><html lang="en"><head><title>Meridian Terms</title></head><body data-build="${turn}">
<header><nav><a href="/a?s=${turn}">Berths</a> <a href="/b">Tides</a> <a href="/c">Weather of day ${turn}</a></nav></header>
<main><h1>Meridian Terms</h1><p>These terms govern the use of the harbour.</p>${legal}</main>
<footer><ul><li><a href="/x${turn}">${turn} boats today</a></li><li><a href="/imprint">Imprint</a></li></ul></footer>
<script>window.turn=${turn};</script></body></html>`;
}

const jury = '<p>You give up the right to a jury, and disputes go to arbitration in Marlow.</p>';
const court = '<p>The courts of Lindenberg decide all disputes that arise from these terms.</p>';
const login =
  '<html><head><title>Log in</title></head><body><h1>Log in</h1><form><label>Email address</label><input><label>Password</label><input type="password"></form><p>Forgot password?</p></body></html>';

type Shown = string | (Partial<ReplayEntry> & { readonly html: string });

async function replay(...captures: readonly Shown[]) {
  const files = new Map<string, string>();
  const entries = captures.map((capture, index): ReplayEntry => {
    const { html, ...rest } = typeof capture === 'string' ? { html: capture } : capture;
    const file = `${String(index).padStart(3, '0')}.html`;
    files.set(file, html);
    const capturedAt = new Date(Date.UTC(2026, 4, 1 + index));
    return { file, capturedAt, type: 'Terms of Service', url: 'https://meridian.example/terms', ...rest };
  });
  const tools: ReplayTools = {
    load: async (file) => new TextEncoder().encode(files.get(file)),
    read: (pages) => extractCombined(pages),
  };
  return replayCaptures(entries, tools);
}

describe('replaying captures', () => {
  it('makes one version of pages that differ in furniture only', async () => {
    const answers = await replay(...[1, 2, 3, 4].map((turn) => page(rules(20) + court, turn)));
    expect(answers.map(({ newVersion }) => newVersion)).toEqual([true, false, false, false]);
    expect(answers[0]).toEqual({
      index: 0,
      file: '000.html',
      accepted: true,
      newVersion: true,
      class: null,
      reasons: [],
      alerted: false,
      outcome: 'captured',
    });
  });

  it('alerts on a changed rule, and not on the swing back and forth that follows', async () => {
    const [a, b] = [rules(20) + court, rules(20) + jury];
    const answers = await replay(page(a, 1), page(b, 2), page(a, 3), page(b, 4));
    expect(answers.map((answer) => [answer.class, answer.alerted])).toEqual([
      [null, false],
      ['substantive', true],
      ['editorial', false],
      ['editorial', false],
    ]);
    expect(answers[2]?.reasons).toContain('returns-to-earlier-text');
  });

  it('takes an earlier text for a change when it had been away for long', async () => {
    const [a, b] = [rules(20) + court, rules(20) + jury];
    const late = { html: page(a, 3), capturedAt: new Date(Date.UTC(2026, 8, 1)) };
    const answers = await replay(page(a, 1), page(b, 2), late);
    expect(answers[2]).toMatchObject({ class: 'substantive', alerted: true });
    expect(answers[2]?.reasons).toContain('returns-to-earlier-text');
  });

  it('refuses a login page and a cut body, and goes on where it was', async () => {
    const whole = page(rules(20) + court, 1);
    const answers = await replay(whole, login, whole.slice(0, 1700), page(rules(20) + court, 4));
    expect(answers.map(({ accepted, outcome }) => [accepted, outcome])).toEqual([
      [true, 'captured'],
      [false, 'wrong-page'],
      [false, 'unreadable'],
      [true, 'unchanged'],
    ]);
    expect(answers[1]?.reasons).toContain('login-page');
    expect(answers[2]?.reasons).toContain('truncated');
  });

  it('waits with a text of half the length until a second capture shows it', async () => {
    const answers = await replay(page(rules(30), 1), page(rules(12), 2), page(rules(12), 3));
    expect(answers[1]).toMatchObject({ newVersion: false, class: null, alerted: false });
    expect(answers[1]?.reasons).toContain('awaits-confirmation');
    expect(answers[2]).toMatchObject({ newVersion: true, class: 'substantive', alerted: true });
  });

  it('never compares vantages with each other, and knows the text of another', async () => {
    const gb = { vantage: { region: 'GB', language: 'en' } };
    const us = { vantage: { region: 'US', language: 'en' } };
    const answers = await replay(
      { html: page(rules(20) + court, 1), ...gb },
      { html: page(rules(20) + jury, 2), ...us },
      { html: page(rules(20) + jury, 3), ...gb },
      { html: page(rules(20) + court, 4), ...gb },
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual(['captured', 'captured', 'variant-seen', 'unchanged']);
    expect(answers[1]?.class).toBeNull();
  });

  it('judges by status and headers before anything is read', async () => {
    const html = page(rules(20), 1);
    const answers = await replay(
      html,
      { html, status: 503 },
      { html, status: 404 },
      { html: '', status: 304 },
      { html: page(rules(20) + jury, 2), headers: { 'Content-Length': '900000' } },
    );
    expect(answers.map(({ outcome }) => outcome)).toEqual([
      'captured',
      'server-failed',
      'missing',
      'unchanged',
      'unreadable',
    ]);
  });
});

describe('a manifest', () => {
  it('gives captures in order, what is null left out', () => {
    const json = JSON.stringify([
      {
        file: 'a.html',
        capturedAt: '2026-05-04T18:32:38Z',
        url: null,
        headers: [['ETag', 'x']],
        vantage: { region: 'DE' },
      },
    ]);
    expect(parseManifest(json)).toEqual({
      entries: [
        {
          file: 'a.html',
          capturedAt: new Date('2026-05-04T18:32:38Z'),
          headers: { ETag: 'x' },
          vantage: { region: 'DE' },
        },
      ],
    });
  });

  it.each([
    ['{', 'it is not JSON'],
    ['{}', 'expected array'],
    ['[{"file":"a.html"}]', '0.capturedAt'],
    ['[{"file":"a.html","capturedAt":"soon"}]', '0.capturedAt is no time'],
    ['[{"file":"a.html","capturedAt":"2026-05-04","format":"rtf"}]', '0.format'],
  ])('%s is refused with a word on why', (json, words) => {
    const parsed = parseManifest(json);
    expect('fault' in parsed && parsed.fault).toContain(words);
  });
});
