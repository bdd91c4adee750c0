// Short addresses for citations: /CA-P-010816 leads to the record wherever it stands.

import { recordAddress } from '#queries/record-address.ts';
import { missing, type PageRoute, redirectTo } from '../../page.ts';
import { href, patterns } from '../../routes.ts';

export const permalinkRoute: PageRoute = {
  pattern: patterns.permalink,
  answer: async (request, { database }) => {
    const found = await recordAddress(database, request.param('record'));
    if (!found) return missing('No record has this number.');
    const { kind, number, ...address } = found;
    const asked = request.query.size > 0 ? `?${request.query}` : '';
    if (kind === 'document') return redirectTo(href.document(address) + asked, 302);
    const place = kind === 'provision' ? href.provision(address, number) : href.change(address, number);
    return redirectTo(place + asked, 302);
  },
};
