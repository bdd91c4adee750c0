// A reader's way through a whole instance: an archive is imported by the program, the site is started by the program,
// and a real browser reads it, without scripts as with them, on a telephone as on a desk.

import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importInto, newFolder, type RunningAtlas, removeFolder, startAtlas } from '../support/atlas-process.ts';
import { launchChromium } from '../support/chromium.ts';
import { smallArchiveTotals, writeSmallArchive } from '../support/small-archive.ts';

let folder = '';
let server: RunningAtlas;
let origin = '';
let browser: Browser;
let strayRequests: string[] = [];

beforeAll(async () => {
  folder = newFolder();
  const archive = join(folder, 'small-versions.git');
  const data = join(folder, 'data');
  await writeSmallArchive(archive);
  const rights = ['--licence', 'CC0', '--attribution', 'the inventors'];
  const totals = await importInto(data, archive, ...rights);
  expect(totals).toMatchObject({ ...smallArchiveTotals, versionsSkipped: 0, versionsRefused: 0 });
  expect(totals.changes.substantive).toBeGreaterThan(15);
  server = startAtlas(['start', '--port', '0', '--data', data]);
  origin = (await server.printed(/ is at (\S+)/))[1] ?? '';
  browser = await launchChromium();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  server?.child.kill('SIGTERM');
  await server?.ended;
  removeFolder(folder);
});

async function newContext(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  context.setDefaultTimeout(20_000);
  strayRequests = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(origin)) strayRequests.push(request.url());
  });
  return context;
}

async function words(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}

const terms = '/platform/tidewell-cloud/terms-of-service';
const hostileTerms = '/platform/quillmere/terms-of-service';

describe('a reader without scripts', () => {
  let page: Page;
  beforeAll(async () => {
    page = await (await newContext({ javaScriptEnabled: false })).newPage();
  });
  afterAll(() => page?.context().close());

  it('finds from the first page to a platform, its document and one provision', async () => {
    await page.goto('/');
    expect(await words(page)).toContain('14 documents of 6 platforms in 45 versions');
    await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Platforms' }).click();
    await page.getByRole('link', { name: 'Tidewell Cloud' }).first().click();
    expect(await words(page)).toContain('Mandatory arbitration');
    await page.getByRole('link', { name: 'Terms of Service', exact: true }).first().click();
    expect(await page.locator('h1').innerText()).toBe('Terms of Service');
    const document = await words(page);
    expect(document).toContain("if we give you at least 14 days' prior notice");
    expect(document).toContain('Licence of the record CC0');
    await page
      .getByRole('link', { name: /Class action waiver/ })
      .first()
      .click();
    const record = await words(page);
    // The paragraph waives in two sentences; each is a provision of its own.
    expect(record).toContain('only on an individual basis and not in a class');
    expect(record).toContain('Class action waiver');
    expect(record).toMatch(/High confidence \(\d+ %\)/);
    expect(record).toContain('In force as captured from version 1 to version 6, the latest, on 30 June 2025.');
    expect(record).toContain('SHA-256');
  });

  it('reads how a provision came to its words, and the record of that change in three views', async () => {
    await page.goto(`/search?q=${encodeURIComponent('"at least 14 days" fees')}&platform=tidewell-cloud`);
    await page.locator('.hit-title a').first().click();
    const history = page.locator('section', { has: page.locator('#history') });
    expect(await history.innerText()).toMatch(/Wordings\s+2 wordings/);
    expect(await history.locator('del').allInnerTexts()).toContain('30');
    expect(await history.locator('ins').allInnerTexts()).toContain('14');
    await history.getByRole('link', { name: 'The whole history' }).click();
    expect(await page.locator('h1').innerText()).toContain('History of');
    expect(await page.locator('.stretches ins').allInnerTexts()).toContain('14');
    await page.goBack();
    await history.getByRole('link', { name: 'the change' }).click();
    await page.getByRole('link', { name: 'the record of this change' }).click();
    expect(await page.locator('h1').innerText()).toBe('Terms of Service: the change of 1 August 2023');
    expect(await words(page)).toContain('Substantive: the wording changed.');
    expect(await page.locator('#redline ~ * ins, section[aria-labelledby=redline] ins').allInnerTexts()).toContain(
      '14',
    );
    await page.getByRole('link', { name: 'Side by side' }).click();
    expect(await words(page)).toContain('Version 1, 10 February 2023');
    await page.getByRole('link', { name: 'Clean text' }).click();
    const clean = await page.locator('section[aria-labelledby=redline]').innerText();
    expect(clean).toContain("at least 14 days' prior notice");
    expect(clean).not.toContain('at least 30 days');
  });

  it('compares any two versions through the form', async () => {
    await page.goto(terms);
    await page.getByRole('link', { name: /All 6 versions, to compare any two/ }).click();
    await page.getByLabel('From version 1, 10 February 2023').check();
    await page.getByLabel('To version 6, 30 June 2025').check();
    await page.getByRole('button', { name: 'Compare the chosen versions' }).first().click();
    expect(await page.locator('h1').innerText()).toBe('Versions 1 and 6 compared');
    const difference = await page.locator('section[aria-labelledby=redline]').innerText();
    expect(difference).toContain('We may use your content to train machine learning models');
    expect(difference).toContain('1 cosmetic edit folded');
  });

  it('narrows the feed of changes by class, platform and kind of document', async () => {
    await page.goto('/changes');
    expect(await page.locator('h1').innerText()).toBe('Substantive changes');
    expect(await words(page)).not.toContain('addresses behind links changed');
    await page.getByRole('link', { name: /^Cosmetic/ }).click();
    expect(await words(page)).toContain('Tidewell Cloud, Terms of Service: addresses behind links changed');
    expect(await words(page)).toContain('the archive read the same page anew');
    await page.getByRole('link', { name: /^Editorial/ }).click();
    const editorial = await words(page);
    expect(editorial).toContain('an earlier text came back');
    expect(editorial).toContain('dates changed');
    expect(editorial).toContain('passages were reordered');
    await page.getByRole('link', { name: /^Substantive/ }).click();
    await page.getByLabel('Platform').selectOption({ label: 'Birkenpost' });
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('h1').innerText()).toBe('Substantive changes of Birkenpost');
    expect(await page.locator('.change-line').count()).toBe(2);
  });

  it('sees a clause type in the words of every platform that has it', async () => {
    await page.goto('/clause-types');
    await page.getByRole('link', { name: 'Mandatory arbitration' }).first().click();
    const matrix = await page.locator('table').first().innerText();
    for (const platform of ['Lumora', 'Oddvale', 'Quillmere', 'Tidewell Cloud']) expect(matrix).toContain(platform);
    expect(matrix).not.toContain('Fernway');
    expect(await page.locator('section', { has: page.locator('#not-found') }).innerText()).toContain('Fernway Market');
  });

  it('searches and reaches the passage that was found', async () => {
    await page.goto('/');
    await page.getByLabel('What are you looking for').fill('arbitration');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=arbitration$/);
    const marked = await page.locator('.hit mark').allInnerTexts();
    expect(marked.length).toBeGreaterThan(3);
    for (const mark of marked) expect(mark.toLowerCase()).toMatch(/^arbitrat/);
    const title = await page.locator('.hit-title a').first().innerText();
    await page.locator('.hit-title a').first().click();
    const record = await words(page);
    expect(record.toLowerCase()).toContain('arbitration');
    expect(record).toContain(title.split(' · ')[0]);
  });

  it('reads a document as it stood on a day, and one in its own language', async () => {
    await page.goto(terms);
    await page.getByLabel('As it stood on').fill('2024-02-01');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await words(page)).toContain('This is not the latest version. Version 3 was captured on 15 January 2024');
    await page.goto('/platform/birkenpost/terms-of-service');
    expect(await page.locator('[lang=de]').count()).toBeGreaterThan(0);
  });

  it('makes no request to anybody else', () => {
    expect(strayRequests).toEqual([]);
  });
});

/** Every kind of page; those of captured text show the hostile one too. */
async function everyPage(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [path, selector] of [
    [hostileTerms, `a[href^="${hostileTerms}/ca-p-"]`],
    [hostileTerms, `a[href^="${hostileTerms}/changes/"]`],
    [terms, `a[href^="${terms}/ca-p-"]`],
    [terms, `a[href^="${terms}/changes/"]`],
    [terms, 'a[href^="/compare?"]'],
  ] as const) {
    await page.goto(path);
    found.push((await page.locator(selector).first().getAttribute('href')) ?? '');
  }
  const hostileChange = found[1] ?? '';
  return [
    '/',
    '/platforms',
    '/platform/tidewell-cloud',
    terms,
    `${terms}/version/2`,
    `${terms}/on/2024-02-01`,
    hostileTerms,
    ...found,
    ...found.filter((path) => /\/ca-p-\d+$/.test(path)).map((path) => `${path}/history`),
    `${hostileChange}?view=side`,
    `${hostileChange}?view=clean`,
    '/changes?class=all',
    '/silent-changes',
    '/silent-changes?kind=announced',
    '/clause-types',
    '/clause-types/mandatory-arbitration',
    '/compare-platforms?platform=tidewell-cloud&platform=quillmere',
    '/regulations',
    '/regulations/federal-arbitration-act',
    '/deadlines',
    '/search?q=arbitration',
    '/search?q=zzzz',
    '/search?q=onload&scope=all',
    '/methodology',
    '/about',
    '/patterns',
    '/no/such/page',
  ];
}

describe('every page', () => {
  let page: Page;
  let paths: string[];
  beforeAll(async () => {
    page = await (await newContext({ javaScriptEnabled: true })).newPage();
    paths = await everyPage(page);
  }, 120_000);
  afterAll(() => page?.context().close());

  it('runs nothing of a captured text, not even with scripts', async () => {
    const said: string[] = [];
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      return dialog.dismiss();
    });
    for (const path of paths.filter((each) => each.includes('quillmere') || each.includes('onload'))) {
      await page.goto(path, { waitUntil: 'load' });
      expect(await page.evaluate('window.captured'), path).toBeUndefined();
      expect(await page.title(), path).not.toBe('taken over');
      const active = 'main script, iframe, object, embed, main img, main svg, a[href^="javascript:" i]';
      expect(await page.locator(active).count(), path).toBe(0);
      const handlers = await page.evaluate(
        `[...document.querySelectorAll('*')].filter((each) => [...each.attributes].some(({ name }) => /^on/.test(name))).length`,
      );
      expect(handlers, path).toBe(0);
    }
    await page.goto(hostileTerms);
    expect(await words(page)).toContain("<script>document.title = 'taken over'");
    expect(await page.locator('main').innerText()).not.toContain('\u202e');
    expect(said).toEqual([]);
    expect(strayRequests).toEqual([]);
  }, 120_000);

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [...paths, '/platform/oddvale/commercial-terms']) {
      await page.goto(path);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(390);
    }
  }, 120_000);

  it('has nothing that axe finds, light and dark, narrow and wide', async () => {
    const found: unknown[] = [];
    for (const path of paths) {
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(path);
        await page.evaluate(axe.source);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const violations = await page.evaluate(axeRun(colorScheme === 'light'));
          if (Array.isArray(violations))
            for (const violation of violations) found.push({ path, width, colorScheme, violation });
        }
      }
    }
    expect(found).toEqual([]);
  }, 300_000);
});

/** All rules once; in the other colours those that look at colours. */
function axeRun(isWhole: boolean): string {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const runOnly = isWhole
    ? { type: 'tag', values: tags }
    : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
  return `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html + ' ' + node.failureSummary).slice(0, 2).join(' | ')))`;
}
