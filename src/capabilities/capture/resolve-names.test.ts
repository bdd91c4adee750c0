import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RebindingDns, startRebindingDns } from '../../../test/support/rebinding-dns.ts';
import { openResolver } from './resolve-names.ts';

let dns: RebindingDns;
beforeAll(async () => {
  dns = await startRebindingDns({
    'both.example': [['93.184.216.34', '2606:2800::1']],
    'turning.example': [['93.184.216.34'], ['93.184.216.35']],
    'half.example': [['93.184.216.34', 'fails:aaaa']],
  });
});
afterAll(() => dns.close());

describe('names', () => {
  const resolve = (name: string) => openResolver({ servers: [dns.server], timeoutMs: 1000 })(name);

  it('are asked for addresses of both families, anew every time', async () => {
    expect(await resolve('both.example')).toEqual(['93.184.216.34', '2606:2800::1']);
    expect(await resolve('turning.example')).toEqual(['93.184.216.34']);
    expect(await resolve('turning.example')).toEqual(['93.184.216.35']);
  });

  it('keep the addresses of one family where the server fails for the other', async () => {
    expect(await resolve('half.example')).toEqual(['93.184.216.34']);
  });

  it('that nobody knows have none', async () => {
    expect(await resolve('nobody.example')).toEqual([]);
  });
});
