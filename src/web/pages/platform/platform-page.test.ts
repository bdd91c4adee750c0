import { beforeAll, describe, expect, it } from 'vitest';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite();
});

describe('a platform', () => {
  it('shows its documents, what they say and what changed', async () => {
    const { words, html } = await small.read(href.platform('lantern'));
    expect(words).toContain('2 documents in 4 versions.');
    expect(html).toContain('href="/platform/lantern/privacy-policy"');
    expect(words).toMatch(/Mandatory arbitration\s+High/);
    expect(html).toContain('href="/platform/lantern/terms-of-service/ca-p-000001"');
    expect(words).toContain('Lantern changed its Terms of Service: 1 provision removed.');
  });

  it('is missing when nothing is kept of it', async () => {
    const { status, words } = await small.read(href.platform('nobody'));
    expect(status).toBe(404);
    expect(words).toContain('No platform of this name is kept here.');
  });
});

describe('the directory', () => {
  it('lists every platform with its last change', async () => {
    const { words, html } = await small.read(href.platforms());
    expect(words).toContain('4 documents of 3 platforms are kept here.');
    expect(html).toContain('href="/platform/%C3%A9cho"');
    expect(words).toMatch(/Lantern\s+2\s+4\s+5 May 2026/);
  });
});

describe('pages that need no record', () => {
  it.each([href.methodology(), href.about(), href.patterns()])('%s stands with one main heading', async (path) => {
    const { status, html } = await small.read(path);
    expect(status).toBe(200);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });
});
