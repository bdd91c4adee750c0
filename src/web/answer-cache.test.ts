import { beforeAll, describe, expect, it } from 'vitest';
import type { Queryable } from '#storage/database.ts';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { createAnswerCache } from './answer-cache.ts';
import { prepare } from './respond.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

// Other tests write to the same server, and every write on it makes another snapshot; where nothing may change, the
// answer to the one question that the cache asks stands still.
const still: Queryable = { query: async <Row>() => [{ snapshot: '10:10:' } as Row] };

function counting(body = 'words', status = 200) {
  const counter = { made: 0, make: () => prepare({ body, mediaType: 'text/plain', status }, null) };
  return {
    counter,
    make: () => {
      counter.made += 1;
      return counter.make();
    },
  };
}

describe('a finished answer', () => {
  it('is made once while the database stays as it is', async () => {
    const cache = createAnswerCache(still);
    const { counter, make } = counting();
    await cache.answer('a', make);
    await cache.answer('a', make);
    expect(counter.made).toBe(1);
    await cache.answer('b', make);
    expect(counter.made).toBe(2);
  });

  it('is made once for all who ask at the same time', async () => {
    const cache = createAnswerCache(still);
    const { counter, make } = counting();
    await Promise.all([cache.answer('a', make), cache.answer('a', make), cache.answer('a', make)]);
    expect(counter.made).toBe(1);
  });

  it('is made anew once anything was written', async () => {
    const cache = createAnswerCache(database);
    const { counter, make } = counting();
    await cache.answer('a', make);
    await database.query(`INSERT INTO platforms VALUES (1, 'lantern', 'Lantern')`);
    await cache.answer('a', make);
    expect(counter.made).toBe(2);
  });

  it('is not kept when something was written while it was made', async () => {
    const cache = createAnswerCache(database);
    const { counter, make } = counting();
    await cache.answer('a', async () => {
      await database.query(`UPDATE platforms SET name = name || '!'`);
      return make();
    });
    await cache.answer('a', make);
    expect(counter.made).toBe(2);
  });

  it('is not kept when it is no page, and a failure is no answer', async () => {
    const cache = createAnswerCache(database);
    const { counter, make } = counting('nothing', 404);
    await cache.answer('a', make);
    await cache.answer('a', make);
    expect(counter.made).toBe(2);
    await expect(cache.answer('c', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(cache.answer('c', make)).resolves.toMatchObject({ status: 404 });
  });

  it('makes room by letting go of what was unused for longest', async () => {
    const cache = createAnswerCache(still);
    const big = counting('x'.repeat(3 * 1024 * 1024));
    for (let page = 0; page < 12; page += 1) await cache.answer(`page ${page}`, big.make);
    await cache.answer('page 11', big.make);
    expect(big.counter.made).toBe(12);
    await cache.answer('page 0', big.make);
    expect(big.counter.made).toBe(13);
  });
});
