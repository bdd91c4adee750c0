import { describe, expect, it } from 'vitest';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { judgeText } from '#capabilities/extraction/validity-gate.ts';
import { profileText } from '#capabilities/extraction/variants.ts';
import {
  type CaptureContext,
  type CaptureDecision,
  decideCapture,
  decideFailure,
  decideNotModified,
} from './capture-decision.ts';
import { newTrack, type TrackState } from './track-state.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 6));
const rule = (number: number) =>
  `${number}\\. You must leave berth ${number} of the Meridian harbour within ${number + 6} days when we ask you to, and you are liable for damage to pier ${number * 3}.`;
const terms = (rules: number, closing = 'The courts of Lindenberg decide all disputes that arise from these terms.') =>
  `# Meridian Terms\n\nThese terms govern the use of the harbour.\n\n${Array.from({ length: rules }, (_, index) => rule(index + 1)).join('\n\n')}\n\n${closing}\n`;

function capture(state: TrackState, markdown: string, context: Partial<CaptureContext> = {}): CaptureDecision {
  const gate = judgeText(splitBlocks(markdown), { documentType: 'terms-of-service' });
  const extracted = { markdown, gate, title: 'Meridian Terms', language: 'en' };
  return decideCapture(state, extracted, { capturedAt: day(1), documentType: 'terms-of-service', ...context });
}

/** The state after these texts were captured, a day apart. */
function stateAfter(...texts: readonly string[]): TrackState {
  return texts.reduce((state, text, index) => capture(state, text, { capturedAt: day(index + 1) }).state, newTrack);
}

describe('a capture', () => {
  it('makes the first version, and then a version for each other text', () => {
    const first = capture(newTrack, terms(20));
    expect(first).toMatchObject({ outcome: 'captured', newVersion: { reason: 'first', seenBeforeAt: null } });
    const second = capture(first.state, terms(20, 'No court decides anything here.'), { capturedAt: day(2) });
    expect(second).toMatchObject({ outcome: 'captured', newVersion: { reason: 'changed', capturedAt: day(2) } });
  });

  it('verifies the same text, and the same words in other markup and with other tokens in links', () => {
    const text = terms(20, 'See the [tariff](https://www.meridian.example/tariff?session=81#top) for **prices**.');
    const other = terms(20, 'See the\n[tariff](http://meridian.example/tariff/?session=99) for prices.');
    const state = stateAfter(text);
    expect(capture(state, text, { capturedAt: day(9) })).toMatchObject({ outcome: 'unchanged', newVersion: null });
    const again = capture(state, other, { capturedAt: day(9) });
    expect(again).toMatchObject({ outcome: 'unchanged', newVersion: null });
    expect(again.state.latest).toMatchObject({ markdown: text, lastSeenAt: day(9) });
  });

  it('makes a version where a link leads to another page', () => {
    const state = stateAfter(terms(20, 'See the [tariff](/tariff-2025).'));
    expect(capture(state, terms(20, 'See the [tariff](/tariff-2026).')).newVersion).not.toBeNull();
  });

  it('knows a text that comes back, and when it was last seen', () => {
    const [a, b] = [terms(20), terms(20, 'You give up the right to a jury.')];
    const state = stateAfter(a, a, a, b);
    const back = capture(state, a, { capturedAt: day(5) });
    expect(back.newVersion).toMatchObject({ seenBeforeAt: day(3) });
  });
});

describe('a large drop or rise', () => {
  const short = terms(8);
  const state = stateAfter(terms(20));

  it('waits for a second look, which makes the version', () => {
    const waiting = capture(state, short, { capturedAt: day(2) });
    expect(waiting).toMatchObject({ outcome: 'awaits-confirmation', newVersion: null });
    expect(waiting.reasons).toContain('large-drop');
    const confirmed = capture(waiting.state, `${short}\nThese terms also apply to guests.\n`, { capturedAt: day(3) });
    expect(confirmed).toMatchObject({ outcome: 'captured', newVersion: { reason: 'changed', capturedAt: day(3) } });
    expect(confirmed.state.candidate).toBeNull();
    expect(capture(state, terms(60)).reasons).toContain('large-rise');
  });

  it('is forgotten when the former text is seen again', () => {
    const waiting = capture(state, short, { capturedAt: day(2) });
    const back = capture(waiting.state, terms(20), { capturedAt: day(3) });
    expect(back).toMatchObject({ outcome: 'unchanged', state: { candidate: null } });
    expect(capture(back.state, short, { capturedAt: day(4) }).outcome).toBe('awaits-confirmation');
  });

  it('is not confirmed by another text of that size', () => {
    const waiting = capture(state, terms(60), { capturedAt: day(2) });
    const other = terms(60).replaceAll('berth', 'mooring').replaceAll('pier', 'quay').replaceAll('days', 'hours');
    expect(capture(waiting.state, other, { capturedAt: day(3) }).outcome).toBe('awaits-confirmation');
  });

  it('needs no second look at a text that was a version before', () => {
    const both = stateAfter(terms(20), short, short, terms(20), terms(20));
    expect(both.latest?.markdown).toBe(terms(20));
    expect(capture(both, short, { capturedAt: day(6) }).outcome).toBe('captured');
  });
});

describe('the text of another vantage', () => {
  const american = terms(20, 'Disputes go to arbitration, and you give up the right to a jury.');
  const variants = [{ key: 'us en', profile: profileText(splitBlocks(american)) }];
  const state = stateAfter(terms(20));

  it('is no change of this one', () => {
    expect(capture(state, american, { variants })).toMatchObject({
      outcome: 'variant-seen',
      reasons: ['variant:us en'],
      newVersion: null,
      state: { latest: { markdown: terms(20) } },
    });
  });

  it('becomes this one’s, too, once it is seen five times in a row', () => {
    let decision = capture(state, american, { variants });
    for (let look = 2; look <= 4; look += 1) decision = capture(decision.state, american, { variants });
    expect(decision.outcome).toBe('variant-seen');
    expect(capture(decision.state, american, { variants })).toMatchObject({ outcome: 'captured', newVersion: {} });
  });
});

describe('a refused capture', () => {
  const login = '# Log in\n\nEmail address\n\nPassword\n\nForgot password?\n\nBy signing in you agree to our terms.\n';
  const state = stateAfter(terms(20));

  it('leaves the latest version and asks the other fetcher, once', () => {
    const refused = capture(state, login, { fetcher: 'http' });
    expect(refused).toMatchObject({ outcome: 'wrong-page', newVersion: null, retryWith: 'browser' });
    expect(refused.reasons).toContain('login-page');
    expect(refused.state).toMatchObject({ latest: state.latest, failuresInARow: 0 });
    const again = capture(refused.state, login, { fetcher: 'browser', isRetry: true });
    expect(again).toMatchObject({ retryWith: null, state: { failuresInARow: 1 } });
    expect(capture(state, login, { fetcher: 'upload' }).retryWith).toBeNull();
  });

  it('raises a notice at the third failure in a row, which a good capture ends', () => {
    const notices: boolean[] = [];
    let { state: failing } = capture(state, login);
    for (let attempt = 2; attempt <= 6; attempt += 1) {
      const decision = capture(failing, login);
      notices.push(decision.wantsNotice);
      failing = decision.state;
    }
    expect(notices).toEqual([false, true, false, false, true]);
    expect(capture(failing, terms(20)).state.failuresInARow).toBe(0);
  });

  it('is named by what stands there', () => {
    const missing = '# Page not found\n\nThe page you are looking for does not exist.\n';
    const challenge = '# Please verify that you are human\n\nWe noticed unusual traffic from your network.\n';
    expect(capture(state, missing).outcome).toBe('missing');
    expect(capture(state, challenge).outcome).toBe('blocked');
    expect(capture(state, terms(20).slice(0, 900)).outcome).toBe('unreadable');
    expect(capture(state, terms(20), { isTruncated: true }).outcome).toBe('unchanged');
  });
});

describe('an attempt that brought no page', () => {
  const state = stateAfter(terms(20));
  const failure = { kind: 'server-failed', reason: 'status-503', sentence: 'The server failed.' } as const;

  it('keeps its kind and reason, and is tried by the other fetcher where that may help', () => {
    const context = { capturedAt: day(2), fetcher: 'http' } as const;
    expect(decideFailure(state, failure, context)).toMatchObject({
      outcome: 'server-failed',
      reasons: ['status-503'],
      retryWith: 'browser',
    });
    expect(decideFailure(state, { ...failure, kind: 'robots-refused' }, context).retryWith).toBeNull();
  });

  it('verifies the text where the server says that nothing changed', () => {
    const decision = decideNotModified(state, { capturedAt: day(8) });
    expect(decision).toMatchObject({ outcome: 'unchanged', state: { latest: { lastSeenAt: day(8) } } });
  });
});
