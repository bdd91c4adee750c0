import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeZstd } from './decode-zstd.ts';

const terms = { maxDecodedBytes: 3_000_000, signal: new AbortController().signal };

/** A page of forty paragraphs as the reference program packs it, with a checksum. */
const packed = Buffer.from(
  'KLUv/WSRAx0CAOJDDRGwOzim2VWjvZDypJA6+O3kIi40vG+UXDrYYjqzStjKuu7o0Sr0McdkeX163cW+kz2+aQdoAxAECvHf0RsB5gSaQyWT',
  'base64',
);
const page = `<!doctype html><title>Terms</title><h1>Terms</h1>${'<p>You keep your rights.</p>'.repeat(40)}`;

const text = async (body: Uint8Array) => {
  const decoded = await decodeZstd(body, terms);
  return typeof decoded === 'string' ? decoded : Buffer.from(decoded).toString();
};

/** A frame written by hand: a window of 2^10 times a power, and blocks as they are. */
function frame(windowPower: number, blocks: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, windowPower << 3]), ...blocks]);
}

/** A block that repeats one byte; a raw one where `bytes` is given. */
function block(isLast: boolean, { size, bytes }: { readonly size: number; readonly bytes?: Buffer }): Buffer {
  const header = Buffer.alloc(3);
  header.writeUIntLE((size << 3) | (bytes === undefined ? 2 : 0) | (isLast ? 1 : 0), 0, 3);
  return Buffer.concat([header, bytes ?? Buffer.from('a')]);
}

describe('the zstd coding', () => {
  it('gives the page back, in one frame or in several', async () => {
    expect(await text(packed)).toBe(page);
    expect(await text(Buffer.concat([packed, packed]))).toBe(page + page);
    const raw = Buffer.from('Terms');
    expect(await text(frame(0, [block(false, { size: 5, bytes: raw }), block(true, { size: 3 })]))).toBe('Termsaaa');
  });

  it('names what is cut off or is none', async () => {
    for (const length of [1, 4, 7, 8, 20, packed.length - 1]) {
      expect(await text(packed.subarray(0, length))).toBe('broken');
    }
    expect(await text(Buffer.from(page))).toBe('broken');
    expect(await text(Buffer.concat([packed, Buffer.from('and more')]))).toBe('broken');
  });

  it('unfolds no further than allowed', async () => {
    const blocks = Array.from({ length: 100_000 / 8 }, (_, n) => block(n === 12_499, { size: 131_071 }));
    expect(await text(frame(7, blocks))).toBe('too-large');
  });

  it('never reserves a window that a frame only claims to need, nor moves a large one for nothing', async () => {
    const before = process.memoryUsage.rss();
    const cpu = process.cpuUsage();
    expect(await text(frame(21, [block(true, { size: 3 })]))).toBe('too-large');
    const huge = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0x7f, 0, 0, 0, 0]);
    expect(await text(Buffer.concat([huge, block(true, { size: 3 })]))).toBe('too-large');
    const tiny = Array.from({ length: 19_000 }, (_, n) => block(n === 18_999, { size: 1 }));
    expect(await text(frame(13, tiny))).toBe('too-large');
    const { user, system } = process.cpuUsage(cpu);
    expect((user + system) / 1e6).toBeLessThan(1);
    expect((process.memoryUsage.rss() - before) / 1e6).toBeLessThan(100);
  });

  it('ends for whatever bytes there are', async () => {
    const change = fc.tuple(fc.nat(packed.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const body = new Uint8Array(packed);
        for (const [at, byte] of changes) body[at] = byte;
        const decoded = await decodeZstd(body, terms);
        expect(typeof decoded === 'string' || decoded.length <= terms.maxDecodedBytes).toBe(true);
      }),
      { numRuns: 1500, seed: 8878 },
    );
  });
});
