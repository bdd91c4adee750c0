import { expect, test } from 'vitest';
import { readPageFacts } from './page-facts.ts';

test('a plain page has a title and nothing else to tell', () => {
  expect(
    readPageFacts('<html><head><TITLE lang="en">Harbour\n Terms</TITLE></head><body><p>Rules</p></body></html>'),
  ).toEqual({
    title: 'Harbour Terms',
    hasPasswordField: false,
    hasChallenge: false,
    forwardsTo: null,
    scriptShare: 0,
    endsEarly: false,
  });
});

test.each([
  ['<input type="password">', { hasPasswordField: true }],
  ["<INPUT TYPE = 'Password'>", { hasPasswordField: true }],
  ['<div class="h-captcha"></div>', { hasChallenge: true }],
  ['<script>window._cf_chl_opt={}</script>', { hasChallenge: true }],
  ['<meta http-equiv="refresh" content="0; url=/login">', { forwardsTo: '/login' }],
  ['<meta content="3;URL=\'https://a.example/x\'" http-equiv=refresh>', { forwardsTo: 'https://a.example/x' }],
  ['<meta http-equiv="refresh" content="900; url=/login">', { forwardsTo: null }],
  ['<meta name="description" content="refresh; url=/x">', { forwardsTo: null }],
  ['<html><body><p>The rest of this text was', { endsEarly: true }],
  ['<p>A fragment without a body', { endsEarly: false }],
])('%s is told', (html, facts) => {
  expect(readPageFacts(html)).toMatchObject(facts);
});

test('the share of scripts is of the whole source, also where a script never ends', () => {
  expect(readPageFacts(`<p>${'a'.repeat(92)}</p><script>${'b'.repeat(91)}</script>`).scriptShare).toBeCloseTo(0.478, 2);
  expect(readPageFacts(`<script>${'b'.repeat(92)}`).scriptShare).toBe(1);
});

test('hostile sources are read in linear time', () => {
  const cpuOf = (source: string) => {
    const before = process.cpuUsage();
    readPageFacts(source);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const size = 2_000_000;
  for (const piece of ['<meta ', '<script', '<title', 'type = ', '<meta http-equiv="refresh" content="1;']) {
    expect(cpuOf(piece.repeat(size / piece.length)), piece).toBeLessThan(1500);
  }
});
