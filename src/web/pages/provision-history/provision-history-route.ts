// The history of a provision: all its wordings, at an address of its own below the record.

import { cite, offeredStyles } from '#capabilities/records/cite.ts';
import { parsePublicId } from '#domain/ids.ts';
import { provisionHistory } from '#queries/provision-history.ts';
import { documentOfProvision, provisionRecord } from '#queries/provision-record.ts';
import { copyCitation } from '../../components/citation-box/copy-citation.ts';
import { missing, type PageRoute, redirectTo } from '../../page.ts';
import { href, patterns } from '../../routes.ts';
import { addressOf, documentTrail } from '../document/version-facts.ts';
import { citedProvision } from '../provision/cited-provision.ts';
import { standingSentence } from '../provision/provision-words.ts';
import { historyJson } from './history-json.ts';
import { historySentence } from './history-words.ts';
import { ProvisionHistoryPage } from './provision-history-page.tsx';

export const provisionHistoryRoute: PageRoute = {
  pattern: patterns.provisionHistory,
  async answer(request, { database, catalog, publicUrl, now }) {
    const number = parsePublicId('provision', request.param('provision'));
    const document = number === null ? null : await documentOfProvision(database, number);
    if (number === null || !document) return missing('There is no provision with this id.');
    const address = addressOf(document.identity);
    const path = href.provisionHistory(address, number);
    const [asked, query] = request.path.split('?', 2);
    if (asked !== path) return redirectTo(query ? `${path}?${query}` : path);
    const record = await provisionRecord(database, catalog, document, number);
    if (!record) return missing('There is no provision with this id.');
    const history = await provisionHistory(database, document, record);
    const url = publicUrl + path;
    const cited = { ...citedProvision(record, url, now()), title: `History of ${record.title}` };
    const citation = cite(cited, request.query.get('cite') ?? undefined);
    const chosen = { from: request.query.get('from'), to: request.query.get('to') };
    return {
      kind: 'page',
      title: `History of ${record.title} · ${record.document.platform.name} ${record.document.name}`,
      description: `${historySentence(history)} ${standingSentence(record)}`,
      canonicalPath: path,
      breadcrumbs: [
        ...documentTrail(record.document, 'document'),
        { name: record.id, href: href.provision(address, number) },
      ],
      enhancements: [copyCitation],
      body: () => ProvisionHistoryPage({ record, history, path, chosen, citation, styles: offeredStyles() }),
      json: () => historyJson(record, history, { url, publicUrl, citation: cite(cited, undefined).text }),
    };
  },
};
