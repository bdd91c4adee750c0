// The record of a provision, at its canonical address only; other spellings of its id lead there.

import { cite, offeredStyles } from '#capabilities/records/cite.ts';
import { provisionMarkdown } from '#capabilities/records/provision-markdown.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ProvisionRecord } from '#domain/record.ts';
import { captureOfVersion } from '#queries/document-captures.ts';
import { documentOfProvision, provisionRecord } from '#queries/provision-record.ts';
import { recordEvidence } from '#queries/record-evidence.ts';
import { copyCitation } from '../../components/citation-box/copy-citation.ts';
import { missing, type PageRoute, redirectTo } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { addressOf, documentTrail } from '../document/version-facts.ts';
import { citedProvision } from './cited-provision.ts';
import { ProvisionHead } from './provision-head.tsx';
import { provisionJson } from './provision-json.ts';
import { ProvisionPage } from './provision-page.tsx';
import { standingSentence } from './provision-words.ts';

export const provisionRoute: PageRoute = {
  pattern: patterns.provision,
  async answer(request, { database, catalog, publicUrl, now }) {
    const number = parsePublicId('provision', request.param('provision'));
    const document = number === null ? null : await documentOfProvision(database, number);
    if (number === null || !document) return missing('There is no provision with this id.');
    const path = href.provision(addressOf(document.identity), number);
    const [asked, query] = request.path.split('?', 2);
    if (asked !== path) return redirectTo(query ? `${path}?${query}` : path);
    const record = await provisionRecord(database, catalog, document, number);
    if (!record) return missing('There is no provision with this id.');
    const capture = await captureOfVersion(database, document.number, record.passage.version.number);
    const evidence = await recordEvidence(database, 'provision', number);
    const url = publicUrl + path;
    const cited = citedProvision(record, url, now());
    const citation = cite(cited, request.query.get('cite') ?? undefined);
    return {
      kind: 'page',
      title: `${record.title} · ${record.document.platform.name} ${record.document.name}`,
      description: descriptionOf(record),
      canonicalPath: path,
      breadcrumbs: documentTrail(record.document, 'document'),
      enhancements: [copyCitation],
      head: () => ProvisionHead({ record, url, publicUrl }),
      body: () => ProvisionPage({ record, capture, evidence, catalog, path, citation, styles: offeredStyles() }),
      json: () => ({
        ...provisionJson(record, url, publicUrl, cited),
        capture: capture && publicUrl + href.capture(capture.id),
        evidence,
      }),
      markdown: () => provisionMarkdown(record, cite(cited, undefined).text),
    };
  },
};

function descriptionOf(record: ProvisionRecord): string {
  const [main] = record.readings;
  return `${main ? `${main.name}: ${main.plain} ` : ''}${standingSentence(record)}`;
}
