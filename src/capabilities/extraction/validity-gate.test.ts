import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { extractVersion } from './extract-version.ts';
import { readPageFacts } from './page-facts.ts';
import { splitBlocks } from './split-blocks.ts';
import { type GateContext, type GateReason, gateReasons, judgeText } from './validity-gate.ts';

const folder = new URL('../../../test/fixtures/gate/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, folder));

const casesSchema = z.array(
  z.object({
    file: z.string(),
    kind: z.string(),
    expects: z.array(z.enum(gateReasons)),
    context: z
      .object({
        documentType: z.string(),
        former: z.string(),
        requestedUrl: z.string(),
        finalUrl: z.string(),
        isTruncated: z.boolean(),
      })
      .partial()
      .optional(),
  }),
);
type Case = z.infer<typeof casesSchema>[number];

const badPages = casesSchema.parse(JSON.parse(fixture('bad-pages.json').toString()));
const genuine = casesSchema.parse(JSON.parse(fixture('genuine.json').toString()));

/** As a capture is judged: by its own text and markup first, then beside the document's former text. */
async function reasonsFor({ file, context = {} }: Case): Promise<GateReason[]> {
  const { former, documentType: type, requestedUrl: url, finalUrl } = context;
  const hints = {
    fileName: file,
    ...(type ? { type } : {}),
    ...(url ? { url } : {}),
    ...(finalUrl ? { finalUrl } : {}),
  };
  const outcome = await extractVersion(fixture(file), hints);
  if (outcome.kind !== 'extracted') return ['not-text'];
  const { gate, title, language, markdown } = outcome.version;
  if (!former) return [...gate.reasons];
  const page = file.endsWith('.html') ? readPageFacts(fixture(file).toString()) : undefined;
  const formerText = fixture(former).toString();
  const beside: GateContext = { ...context, title, language, formerText, formerLanguage: 'en', page };
  return [...new Set([...gate.reasons, ...judgeText(splitBlocks(markdown), beside).reasons])];
}

describe('pages that stand where a document should be', () => {
  it('are at least 72 of at least 12 kinds', () => {
    expect(badPages.length).toBeGreaterThanOrEqual(72);
    expect(new Set(badPages.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(12);
  });

  it.each(badPages.map((page) => [page.file, page] as const))('%s is refused for what it is', async (_, page) => {
    const reasons = await reasonsFor(page);
    expect(reasons.filter((reason) => page.expects.includes(reason))).not.toEqual([]);
  });
});

describe('genuine documents that look unusual', () => {
  it.each(genuine.map((page) => [page.file, page] as const))('%s is accepted', async (_, page) => {
    expect(await reasonsFor(page)).toEqual([]);
  });
});
