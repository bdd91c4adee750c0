import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, serialize } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FilterOutcome, runForeignFilters, usualFilterLimits } from './run-foreign-filters.ts';

const page = {
  html: '<!doctype html><title>Terms</title><body><main><p class="ad">Buy!</p><p>You moor at your own risk.</p></main>',
  url: 'https://harbour.example/legal/terms?lang=en',
  select: ['main'],
  remove: [],
};

const run = (code: string, use: { name?: string; parameters?: unknown[]; limits?: object } = {}) =>
  runForeignFilters(page, [{ name: use.name ?? 'filter', parameters: use.parameters ?? [], code }], {
    ...usualFilterLimits,
    ...use.limits,
  });

const sentenceOf = (outcome: FilterOutcome) => ('sentence' in outcome ? outcome.sentence : '');

describe('a filter by others', () => {
  it('changes the page in place', async () => {
    const outcome = await run(`export function filter(document) { document.querySelector('.ad').remove(); }`);
    expect(outcome.kind).toBe('filtered');
    const html = outcome.kind === 'filtered' ? outcome.html : '';
    expect(html).toContain('<p>You moor at your own risk.</p>');
    expect(html).not.toContain('Buy!');
  });

  it('may be asynchronous, takes parameters and hears what is declared for the page', async () => {
    const outcome = await run(
      `const mark = async (document, words) => document.querySelector('main').append(' ' + words.join(' '));
       export async function filter(document, { words }, { fetch, select, filter }) {
         await mark(document, [...words, fetch, select[0], filter[0]]);
       }`,
      { parameters: [{ words: ['tide', 'table'] }] },
    );
    expect(outcome).toMatchObject({ kind: 'filtered', html: expect.stringContaining('tide table https://harbour') });
    expect(outcome).toMatchObject({ html: expect.stringContaining('main filter') });
  });

  it('finds links resolved and can work on their addresses', async () => {
    const outcome = await runForeignFilters(
      { ...page, html: '<main><a href="../pier?session=7&tide=high#b">Pier</a></main>' },
      [
        {
          name: 'cleanLinks',
          parameters: [],
          code: `export function cleanLinks(document) {
            for (const link of document.querySelectorAll('a')) {
              const url = new URL(link.href);
              url.searchParams.delete('session');
              link.href = url.toString();
            }
          }`,
        },
      ],
    );
    expect(outcome).toMatchObject({ html: expect.stringContaining('href="https://harbour.example/pier?tide=high#b"') });
  });

  it('finds images resolved and the text of links', async () => {
    const outcome = await runForeignFilters(
      { ...page, html: '<main><a href="/x"><img src="i.png"></a><a href="/y">quay</a></main>' },
      [
        {
          name: 'tell',
          parameters: [],
          code: `export const tell = (document) => document.querySelector('main').append(
            [...document.querySelectorAll('a')].map((link) => '[' + link.text + ']').join('') + document.querySelector('img').src);`,
        },
      ],
    );
    expect(outcome).toMatchObject({ html: expect.stringContaining('[][quay]https://harbour.example/legal/i.png') });
    expect(outcome).toMatchObject({ html: expect.stringContaining('src="i.png"') });
  });

  it('leaves plain text that looks like markup plain, in texts, attributes and what it writes anew', async () => {
    const html =
      '<body><p title="&amp;lt; &quot;x&amp;copy;">&lt;script&gt;tide()&lt;/script&gt; &amp;amp; &amp;copy;</p>' +
      '<a href="?a=1&amp;lt=3&amp;copy=4">l</a><style>a>b{}</style><script>if(a<b&&c){}</script></body>';
    const code = `export function filter(document) { document.body.innerHTML = document.body.innerHTML; }`;
    const outcome = await runForeignFilters({ ...page, html }, [{ name: 'filter', parameters: [], code }]);
    const written = outcome.kind === 'filtered' ? outcome.html : '';
    expect(serialize(parse(written))).toBe(serialize(parse(html)));
  });

  it('runs after the one before it', async () => {
    const code = `export function first(document) { document.body.innerHTML = '<p>one</p>'; }
                  export function second(document) { document.querySelector('p').textContent += ' two'; }`;
    const uses = ['first', 'second'].map((name) => ({ name, parameters: [], code }));
    expect(await runForeignFilters(page, uses)).toMatchObject({ html: expect.stringContaining('<p>one two</p>') });
  });

  it('that throws is named with what it said', async () => {
    const outcome = await run(`export function filter(document) { document.querySelector('.none').remove(); }`);
    expect(outcome.kind).toBe('failed');
    expect(sentenceOf(outcome)).toMatch(/^The filter filter threw TypeError: /);
  });

  it.each([
    ['imports a package', `import got from 'got'; export const filter = () => got();`, 'imports got'],
    ['imports while it runs', `export const filter = () => import('node:fs');`, 'imports node:fs'],
    ['requires a module', `export const filter = () => require('fs');`, 'imports fs'],
    ['is no JavaScript', `export function filter( {`, 'cannot be parsed'],
    ['throws when loaded', `throw new RangeError('no tide'); export const filter = 1;`, 'RangeError: no tide'],
    ['is missing', `export const other = () => {};`, 'is no function'],
    ['waits forever', `export const filter = () => new Promise(() => {});`, 'waits for something forever'],
  ])('is refused when it %s', async (_, code, reason) => {
    const outcome = await run(code);
    expect(outcome.kind).toBe('failed');
    expect(sentenceOf(outcome)).toContain(reason);
  });
});

describe('what a hostile filter tries', () => {
  it.each([
    ['while it runs', `export const filter = () => { for (;;); };`],
    ['when loaded', `for (;;); export const filter = 1;`],
    ['in a promise', `export const filter = async () => { for (;;) await null; };`],
    ['when it is asked what went wrong', `export const filter = () => { throw { toString() { for (;;); } }; };`],
  ])('ends at the deadline: an endless loop %s', async (_, code) => {
    expect((await run(code, { limits: { milliseconds: 2000 } })).kind).toBe('timed-out');
  });

  it.each([
    [
      'lists',
      `const kept = []; export const filter = () => { for (;;) kept.push(new Array(10000).fill(kept.length)); };`,
    ],
    [
      'texts',
      `const kept = []; export const filter = () => { for (let i = 0; ; i++) kept.push(i + 'x'.repeat(1e6).split('').join('y')); };`,
    ],
  ])('ends at the limit of memory: a bomb of %s', async (_, code) => {
    const outcome = await run(code, { limits: { heapMegabytes: 64, milliseconds: 60_000 } });
    expect(outcome.kind).toBe('out-of-memory');
  });

  it('finds no memory outside the heap', async () => {
    const outcome = await run(
      `export const filter = () => { const kept = []; for (;;) kept.push(new ArrayBuffer(1e9)); };`,
    );
    expect(sentenceOf(outcome)).toContain('ArrayBuffer is not defined');
  });

  it('may not answer with a page without end', async () => {
    const code = `export const filter = (document) => { document.body.innerHTML = '<p>' + 'x'.repeat(500000); };`;
    expect((await run(code, { limits: { outputCharacters: 100_000 } })).kind).toBe('too-large');
  });

  it.each([
    ['a request', `fetch(URL_HERE)`],
    ['an older request', `new XMLHttpRequest()`],
    ['a socket of the web', `new WebSocket(URL_HERE)`],
    ['a file', `process.binding('fs')`],
    ['the end of the process', `process.exit(0)`],
    ['a module', `require('node:child_process')`.replace('require', `globalThis['req' + 'uire']`)],
    ['the global of Node', `global.process.env`],
    ['a timer', `setTimeout(() => {}, 1)`],
    ['code made of text', `eval('1')`],
    ['a function made of text', `new Function('return process')()`],
    ['the classic way out', `this.constructor.constructor('return process')()`],
    ['the way by an object', `({}).constructor.constructor('return process')().exit()`],
    ['the way by the page', `document.constructor.constructor('return process')().exit()`],
    ['the way by the global', `globalThis.constructor.constructor('return this')().process.exit()`],
    ['the way by a generator', `(function* () {}).constructor('yield process')().next()`],
    ['the way by an asynchronous function', `(async () => {}).constructor('return process')()`],
    ['threads', `new Worker('data:text/javascript,1')`],
    ['machine code', `new WebAssembly.Memory({ initial: 1 })`],
  ])('is not there: %s', async (_, attempt) => {
    const code = `export async function filter(document) { const found = await (${attempt.replace('URL_HERE', `'http://127.0.0.1:9/'`)});
      document.body.textContent = 'escaped ' + typeof found; }`;
    const outcome = await run(code);
    expect(outcome.kind).toBe('failed');
    expect(sentenceOf(outcome)).toMatch(/^The filter filter threw (ReferenceError|TypeError|EvalError)/);
  });

  it.each([
    [
      'frames of the stack',
      `const frames = [];
       try { Error.prepareStackTrace = (_, list) => list; } catch {}
       try { globalThis.Error = { prepareStackTrace: (_, list) => list }; } catch {}
       const list = (() => { try { null.x; } catch (error) { return error.stack; } })();
       if (typeof list === 'object') for (const frame of list) frames.push(frame.getThis?.(), frame.getFunction?.());
       const found = frames.find((frame) => frame?.process) ?? frames.find((frame) => typeof frame === 'function');`,
    ],
    [
      'a stack that is too deep',
      `let found; const dive = () => { try { dive(); } catch (error) {
         try { found ??= error.constructor.constructor('return process')(); } catch {} throw error; } };
       try { dive(); } catch {}`,
    ],
    [
      'a promise that fails',
      `let found; try { await Promise.reject(new Error('x')); } catch (error) {
         try { found = error.constructor.constructor('return process')(); } catch {} }`,
    ],
    [
      'how an error is shown',
      `let found; const shown = { [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
         globalThis.leaked = inspect ?? options; return 'shown'; } };
       Promise.reject(shown); const promise = (async () => { throw shown; })(); await null; await null;
       found = globalThis.leaked;`,
    ],
    [
      'what lies in the global',
      `const found = Object.getOwnPropertyNames(globalThis).find((name) => /process|require|node|global$/i.test(name));`,
    ],
  ])('leads nowhere: %s', async (_, attempt) => {
    const code = `export async function filter(document) { ${attempt}
      document.body.textContent = found === undefined ? 'nothing' : 'escaped'; }`;
    expect(await run(code)).toMatchObject({ kind: 'filtered', html: expect.stringContaining('nothing') });
  });
});

describe('the process of the filters', () => {
  let calls = 0;
  const server = createServer((_, response) => {
    calls += 1;
    response.end();
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('asks nothing of a server that waits for it', async () => {
    const { port } = server.address() as AddressInfo;
    const code = `export async function filter(document) {
      const image = document.createElement('img');
      image.src = 'http://127.0.0.1:${port}/seen.png';
      const script = document.createElement('script');
      script.src = 'http://127.0.0.1:${port}/seen.js';
      document.body.append(image, script);
      document.body.insertAdjacentHTML('beforeend', '<iframe src="http://127.0.0.1:${port}/frame"></iframe>');
    }`;
    expect((await run(code)).kind).toBe('filtered');
    expect(calls).toBe(0);
  });
});
