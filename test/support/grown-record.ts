// A record grown through the pipeline itself, for tests of pages that show whole texts: one invented platform whose
// terms change three times, one of them hostile, and a second platform to compare with.

import { loadCatalog } from '#catalog/load-catalog.ts';
import type { VersionReason } from '#domain/version.ts';
import { textOfMarkdown } from '#pipeline/3-extract.ts';
import { growDocument } from '#pipeline/flow.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { ensureCollection } from '#storage/collections.ts';
import type { Database } from '#storage/database.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import { storeGrowth } from './store-growth.ts';

/** Text that tries to act, to lead elsewhere and to turn the page around. */
export const hostileParagraph = [
  'You must not run <script>alert(1)</script> <img src=x onerror=alert(2)> [click](javascript:alert(3))',
  '![x](https://tracker.example/pixel.png) "onmouseover="alert(4)" \u202egnitrever\u202c zero\u200bwidth &lt;b&gt; in the service.',
].join(' ');

const arbitration =
  'Any dispute between you and Brightloom shall be resolved by binding arbitration, seated in Northport, and not in court.';
const classWaiver = 'You waive any right to take part in a class action against Brightloom.';
const fees =
  'Fees are due monthly and are stated on the [price list](https://brightloom.example/prices) of the service.';

const terms = (paragraphs: readonly string[]) => `# Terms of Service\n\n${paragraphs.join('\n\n')}\n`;

/** Versions of Brightloom's terms: first, substantive, a link address only, hostile with the waiver gone. */
export const brightloomVersions: readonly string[] = [
  terms(['## Disputes', arbitration, '## Fees', fees]),
  terms(['## Disputes', arbitration.replace('Northport', 'Eastport'), classWaiver, '## Fees', fees]),
  terms([
    '## Disputes',
    arbitration.replace('Northport', 'Eastport'),
    classWaiver,
    '## Fees',
    fees.replace('/prices', '/p2'),
  ]),
  terms([
    '## Disputes',
    arbitration.replace('Northport', 'Eastport'),
    '## Fees',
    fees.replace('/prices', '/p2'),
    hostileParagraph,
    `Huge${' line'.repeat(4000)} ends here.`,
  ]),
];

const otherTerms = terms([
  '## Law',
  'Any dispute between you and Harbourlight shall be resolved by binding arbitration, seated in Westport, and not in court.',
]);

/** Fills an empty database with two platforms through the pipeline. */
export async function fillGrownRecord(database: Database): Promise<void> {
  await ensureCollection(database, {
    id: 'invented',
    name: 'Invented Archive',
    licence: 'CC0',
    attribution: 'the inventors',
    originUrl: 'https://archive.example/',
  });
  await growPlatform(database, 'Brightloom', brightloomVersions);
  await growPlatform(database, 'Harbourlight', [otherTerms]);
  const { methodologyVersion } = loadCatalog();
  await database.query('INSERT INTO methodology (version) VALUES ($1)', [methodologyVersion]);
  await database.query(`UPDATE documents SET language = 'en', source_url = 'https://brightloom.example/terms'`);
}

/** Adds a platform whose terms of service had these texts, one a month from January 2026. */
export async function growPlatform(database: Database, platformName: string, texts: readonly string[]): Promise<void> {
  const catalog = loadCatalog();
  const documentName = 'Terms of Service';
  const growing = growDocument(
    await rememberDocument(database, null, { platformName, documentName }),
    makeJudgement(catalog),
  );
  texts.forEach((markdown, index) => {
    const reason: VersionReason = index === 0 ? 'first' : 'changed';
    const capturedAt = new Date(Date.UTC(2026, index, 10, 8, 30));
    const origin = { commit: `c0ffee${index}`, subject: 'Record new changes', snapshots: [`5nap${index}`] };
    growing.add({ capturedAt, reason, text: textOfMarkdown(markdown), origin });
  });
  await storeGrowth(database, { collectionId: 'invented', platformName }, await growing.finish());
}
