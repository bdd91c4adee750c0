import fc from 'fast-check';
import robotsParser from 'robots-parser';
import { describe, expect, it } from 'vitest';
import { readRobots } from './robots-rules.ts';

// Its types describe another module format than it has.
const readAsPeer = robotsParser as unknown as typeof robotsParser.default;

const allows = (text: string, path: string) => readRobots(text, 'ConductAtlas').allows(path);

describe('a robots.txt', () => {
  it.each<[string, string, boolean]>([
    ['', '/terms', true],
    ['User-agent: *\nDisallow: /', '/terms', false],
    ['User-agent: *\nDisallow: /', '/robots.txt', true],
    ['User-agent: *\nDisallow:', '/terms', true],
    ['Disallow: /', '/terms', true],
    ['\ufeffUser-agent: *\nDisallow: /', '/terms', false],
    ['user-AGENT :  *  # all\n  disALLOW : /terms # no', '/terms/of', false],
    ['User-agent: *\rDisallow: /a\rDisallow: /terms', '/terms', false],
    ['User-agent: conductatlas\nAllow: /\n\nUser-agent: *\nDisallow: /', '/terms', true],
    ['User-agent: CONDUCTATLAS/2.0\nDisallow: /', '/terms', false],
    ['User-agent: conductatlasbot\nDisallow: /', '/terms', true],
    ['User-agent: conductatlas\nDisallow: /a\nUser-agent: conductatlas\nDisallow: /b', '/b', false],
    ['User-agent: other\nUser-agent: conductatlas\nDisallow: /a', '/a', false],
    ['User-agent: conductatlas\nSitemap: https://x.example/\nUser-agent: other\nDisallow: /a', '/a', false],
    ['User-agent: conductatlas\nDisallow: /a\nUser-agent: other\nDisallow: /b', '/b', true],
    ['User-agent: conductatlas\nCrawl-delay: 3\n\nUser-agent: *\nDisallow: /', '/terms', true],
    ['User-agent: *\nDisallow: /terms\nAllow: /terms/public', '/terms/public/1', true],
    ['User-agent: *\nAllow: /page\nDisallow: /*.html', '/page.html', false],
    ['User-agent: *\nAllow: /terms\nDisallow: /terms', '/terms', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/terms.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/a/terms.pdf?x', true],
    ['User-agent: *\nDisallow: /a*b*a$', '/abxa', false],
    ['User-agent: *\nDisallow: /a*ba$', '/aba', false],
    ['User-agent: *\nDisallow: /ab*ba$', '/aba', true],
    ['User-agent: *\nDisallow: *', '/terms', false],
    ['User-agent: *\nDisallow: /$', '/', false],
    ['User-agent: *\nDisallow: /$', '/terms', true],
    ['User-agent: *\nDisallow: /bücher', '/b%C3%BCcher', false],
    ['User-agent: *\nDisallow: /b%c3%bccher', '/b%C3%BCcher', false],
    ['User-agent: *\nDisallow: /%74erms', '/terms', false],
    ['User-agent: *\nDisallow: /terms', '/%74erms', false],
    ['User-agent: *\nDisallow: /a%2Fb', '/a/b', true],
    ['User-agent: *\nDisallow: /price$list', '/price$list', false],
    ['User-agent: *\nDisallow: /star%2Astar', '/star*star', false],
    ['<!doctype html><title>Shop</title><p>User-agent: we are all agents', '/terms', true],
  ])('%j, asked for %s: %s', (text, path, expected) => {
    expect(allows(text, path)).toBe(expected);
  });

  it('says how slowly it wants to be read', () => {
    const delay = (value: string) =>
      readRobots(`User-agent: *\nCrawl-delay: ${value}`, 'ConductAtlas').crawlDelaySeconds;
    expect([delay('10'), delay('2.5'), delay('-1'), delay('soon'), delay('999999999')]).toEqual([
      10,
      2.5,
      null,
      null,
      86_400,
    ]);
    expect(readRobots('User-agent: other\nCrawl-delay: 9', 'ConductAtlas').crawlDelaySeconds).toBeNull();
  });

  it('is read as the well-known parser reads it', () => {
    const piece = fc.constantFrom('a', 'b', '/', '*', '$', '.', '%41', 'ü');
    const pattern = fc.array(piece, { maxLength: 7 }).map((pieces) => `/${pieces.join('')}`);
    const rule = fc.tuple(fc.constantFrom('Allow', 'Disallow'), pattern).map(([key, value]) => `${key}: ${value}`);
    const name = fc.constantFrom('*', 'conductatlas', 'other');
    const group = fc.tuple(name, fc.array(rule, { minLength: 1, maxLength: 5 }));
    const text = fc
      .array(group, { maxLength: 4 })
      .map((groups) => groups.map(([agent, rules]) => `User-agent: ${agent}\n${rules.join('\n')}\n`).join('\n'));
    const path = fc
      .array(fc.constantFrom('a', 'b', '/', '.', 'A'), { maxLength: 8 })
      .map((pieces) => `/${pieces.join('')}`);
    fc.assert(
      fc.property(text, path, (robots, asked) => {
        // The peer compares escapes of plain letters as they stand and counts escaped letters as longer.
        fc.pre(!/%41|ü|\$./.test(robots));
        const peer = readAsPeer('https://x.example/robots.txt', robots);
        expect(allows(robots, asked)).toBe(peer.isAllowed(`https://x.example${asked}`, 'conductatlas'));
      }),
      { numRuns: 2000, seed: 9309 },
    );
  });

  it('costs little however hostile it is', () => {
    const path = `/${'a'.repeat(4000)}`;
    const texts = [
      `User-agent: *\nDisallow: /${'*a'.repeat(250_000)}b`,
      `User-agent: *\n${`Disallow: /${'*a'.repeat(2000)}b\n`.repeat(120)}`,
      `${'User-agent: a\n'.repeat(18_000)}${'Allow: /\n'.repeat(27_000)}`,
      `${'User-agent: *\n'.repeat(18_000)}${'Allow: /\n'.repeat(27_000)}`,
      `User-agent: *\n${'Disallow: *b\n'.repeat(39_000)}`,
    ];
    for (const text of texts) {
      const before = process.cpuUsage();
      allows(text, path);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(2);
    }
  });
});
