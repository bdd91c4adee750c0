import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runAtlas } from '../../../test/support/atlas-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'repair-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const rule =
  'You agree to these terms when you moor a boat in our harbour, and you must leave when we ask you to do so.';
const last = file('last.md', `Harbour Terms\n=============\n\n${rule}\n`);
const page = file(
  'page.html',
  `<nav>Home</nav><main><h1>Harbour Terms</h1><p>${rule}</p></main><footer>Imprint</footer>`,
);
const elsewhere = file('elsewhere.html', '<main>Page not found.</main>');

describe('atlas repair', () => {
  it('prints a patch to review', async () => {
    const { code, out } = await runAtlas(['repair', '--file', page, '--text', last, '--selector', '.terms']);
    expect(code).toBe(0);
    expect(out).toMatch(/^# Selector for .*page\.html; please review\.\n# Now: +matches nothing there any more\n/);
    expect(out).toMatch(
      /# Proposed: main holds 100 % of the last text; 100 % .*\n-select: "\.terms"\n\+select: "main"\n$/,
    );
  });

  it('answers in JSON, and with exit code 1 where the page does not hold the text', async () => {
    const found = await runAtlas(['repair', '--file', page, '--text', last, '--json']);
    expect(JSON.parse(found.out)).toMatchObject({ kind: 'proposed', proposal: { selector: 'main', coverage: 1 } });
    const missing = await runAtlas(['repair', '--file', elsewhere, '--text', last, '--json']);
    expect([missing.code, JSON.parse(missing.out)]).toEqual([1, { kind: 'not-found', present: null }]);
  });
});
