import { describe, expect, it } from 'vitest';
import type { FetchFailure, FetchResult } from '#domain/capture.ts';
import { openPoliteness, type PolitenessOptions } from './politeness.ts';

const frame = {
  fetcher: 'http' as const,
  userAgent: 'ConductAtlas',
  vantage: { region: 'ZZ', language: 'en' },
  startedAt: new Date('2026-01-01T00:00:00Z'),
  durationMs: 1,
  exchanges: [],
};
const fine: FetchResult = { ...frame, kind: 'not-modified', finalUrl: 'https://x.example/' };
const failing = (kind: FetchFailure['kind'], more: Partial<FetchFailure> = {}): FetchResult => ({
  ...frame,
  kind: 'failed',
  failure: { kind, reason: kind, sentence: 'No.', ...more },
});

/** A clock that jumps to the next sleeper as soon as nothing else is left to do. */
function fakeTime() {
  let now = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const sleep = (ms: number) => new Promise<void>((wake) => sleepers.push({ at: now + ms, wake }));
  const run = async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false;
    work.then(
      () => (isOver = true),
      () => (isOver = true),
    );
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      if (isOver) break;
      sleepers.sort((one, other) => one.at - other.at);
      const next = sleepers.shift();
      if (next === undefined) continue;
      now = Math.max(now, next.at);
      next.wake();
    }
    return work;
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { now: () => now, sleep, run, pass };
}

function open(more: Partial<PolitenessOptions> = {}) {
  const time = fakeTime();
  const politeness = openPoliteness({
    terms: { minDelayMs: 1000, breakAfter: 3, backOffMs: 4000, breakMs: 60_000, maxBackOffMs: 240_000 },
    maxAtOnce: 3,
    maxWaitMs: 30_000,
    now: time.now,
    sleep: time.sleep,
    random: () => 1,
    ...more,
  });
  return { time, politeness };
}

describe('politeness', () => {
  it('asks one host one thing at a time, with a pause between', async () => {
    const { time, politeness } = open();
    const log: string[] = [];
    const turn = (name: string) =>
      politeness.withTurn('Shop.example', async () => {
        log.push(`${name} from ${time.now()}`);
        await time.sleep(500);
        log.push(`${name} to ${time.now()}`);
        return fine;
      });
    await time.run(Promise.all([turn('a'), turn('b'), turn('c')]));
    expect(log).toEqual(['a from 0', 'a to 500', 'b from 1500', 'b to 2000', 'c from 3000', 'c to 3500']);
  });

  it('asks few hosts at once, and a host that waits holds up no other', async () => {
    const { time, politeness } = open();
    let atOnce = 0;
    let most = 0;
    const perHost = new Map<string, number>();
    const turn = (host: string) =>
      politeness.withTurn(host, async () => {
        perHost.set(host, (perHost.get(host) ?? 0) + 1);
        expect(perHost.get(host)).toBe(1);
        atOnce += 1;
        most = Math.max(most, atOnce);
        await time.sleep(100);
        atOnce -= 1;
        perHost.set(host, 0);
        return fine;
      });
    const hosts = Array.from({ length: 40 }, (_, n) => `host-${n % 8}.example`);
    await time.run(Promise.all(hosts.map(turn)));
    expect(most).toBe(3);
    // Five rounds with four pauses; that three slots serve eight hosts costs less than the pauses.
    expect(time.now()).toBeLessThan(6500);
  });

  it('follows a crawl delay up to its bound', async () => {
    const { time, politeness } = open({ terms: { minDelayMs: 1000, maxCrawlDelayMs: 20_000 } });
    const twice = async () => {
      await politeness.withTurn('slow.example', async () => fine);
      const before = time.now();
      await politeness.withTurn('slow.example', async () => fine);
      return time.now() - before;
    };
    politeness.noteCrawlDelay('slow.example', 7);
    expect(await time.run(twice())).toBe(7000);
    politeness.noteCrawlDelay('slow.example', 86_400);
    expect(await time.run(twice())).toBe(20_000);
    politeness.noteCrawlDelay('slow.example', null);
    expect(await time.run(twice())).toBe(1000);
  });

  it('waits as long as a server asks, or gives the turn back where that is too long', async () => {
    const { time, politeness } = open();
    const ask = (result: FetchResult) => time.run(politeness.withTurn('busy.example', async () => result));
    await ask(failing('blocked', { reason: 'status-429', retryAfterSeconds: 20 }));
    await ask(fine);
    expect(time.now()).toBe(20_000);
    await ask(failing('server-failed', { retryAfterSeconds: 3600 }));
    const begun: string[] = [];
    const turn = politeness.withTurn('busy.example', async () => {
      begun.push('work');
      return fine;
    });
    expect(await time.run(turn)).toEqual({ kind: 'resting', until: 3_621_000, reason: 'host-asked' });
    expect(begun).toEqual([]);
    expect(politeness.readyAt('BUSY.example')).toBe(3_621_000);
  });

  it('doubles the pause with every failure, half of it left to chance', async () => {
    for (const [chance, pauses] of [
      [0, [2000, 4000]],
      [1, [4000, 8000]],
    ] as const) {
      const { time, politeness } = open({ random: () => chance });
      const measured: number[] = [];
      for (let n = 0; n < 2; n += 1) {
        await time.run(politeness.withTurn('ill.example', async () => failing('timed-out')));
        measured.push(politeness.readyAt('ill.example') - time.now());
      }
      expect(measured).toEqual(pauses);
    }
  });

  it('leaves a host alone after many failures and then tries once', async () => {
    const { time, politeness } = open();
    const ask = (result: FetchResult) => time.run(politeness.withTurn('dead.example', async () => result));
    for (let n = 0; n < 3; n += 1) await ask(failing('unreachable'));
    expect(await ask(fine)).toMatchObject({ kind: 'resting', reason: 'host-failing' });
    time.pass(60_000);
    expect(await ask(failing('unreachable'))).toMatchObject({ kind: 'done' });
    // Still down: twice as long, and so on up to the bound.
    expect(politeness.readyAt('dead.example') - time.now()).toBe(120_000);
    for (const pause of [240_000, 240_000]) {
      time.pass(240_000);
      await ask(failing('server-failed'));
      expect(politeness.readyAt('dead.example') - time.now()).toBe(pause);
    }
    time.pass(240_000);
    expect(await ask(fine)).toMatchObject({ kind: 'done' });
    expect(politeness.readyAt('dead.example') - time.now()).toBe(1000);
    // Back to health: the next failure is a first one again.
    await ask(failing('unreachable'));
    expect(politeness.readyAt('dead.example') - time.now()).toBe(4000);
  });

  it('lets a failing host hold up no other', async () => {
    const { time, politeness } = open();
    for (let n = 0; n < 3; n += 1) {
      await time.run(politeness.withTurn('dead.example', async () => failing('unreachable')));
    }
    const before = time.now();
    expect(await time.run(politeness.withTurn('well.example', async () => fine))).toMatchObject({ kind: 'done' });
    expect(time.now()).toBe(before);
  });

  it('blames no host for a page that is gone, refused or too large', async () => {
    const { time, politeness } = open();
    for (const kind of ['missing', 'blocked', 'too-large', 'robots-refused', 'unreadable'] as const) {
      await time.run(politeness.withTurn('well.example', async () => failing(kind)));
    }
    expect(politeness.readyAt('well.example') - time.now()).toBe(1000);
  });

  it('goes on after work that throws', async () => {
    const { time, politeness } = open({ maxAtOnce: 1 });
    const broken = politeness.withTurn('odd.example', () => Promise.reject(new Error('a bug')));
    await expect(time.run(broken)).rejects.toThrow('a bug');
    expect(await time.run(politeness.withTurn('odd.example', async () => fine))).toMatchObject({ kind: 'done' });
    expect(time.now()).toBe(1000);
  });
});
