// A provision's record as facts, with the quote as a Web Annotation selector so that others can find it again.

import { cite, offeredStyles } from '#capabilities/records/cite.ts';
import type { CitedRecord } from '#domain/citation.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ProvisionRecord } from '#domain/record.ts';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';
import { activitySentence, prevalenceSentence, standingSentence } from './provision-words.ts';

/** The JSON twin of a provision's page. */
export function provisionJson(record: ProvisionRecord, url: string, publicUrl: string, cited: CitedRecord): object {
  const address = addressOf(record.document);
  const { exact, prefix, suffix, start, end, ...passage } = record.passage;
  const urlOf = (document: ProvisionRecord['sameWording'][number]['document'], id: string) =>
    publicUrl + href.provision(addressOf(document), parsePublicId('provision', id) ?? 0);
  return {
    ...record,
    url,
    standing: standingSentence(record),
    passage: {
      ...passage,
      url: `${publicUrl}${href.versionByNumber(address, passage.version.number)}#b${passage.firstBlock}`,
      hashCovers: 'the Markdown of the version in UTF-8',
      selectors: [
        { type: 'TextQuoteSelector', exact, prefix, suffix },
        { type: 'TextPositionSelector', start, end },
      ],
    },
    readings: record.readings.map((reading) => ({
      ...reading,
      prevalence: { ...reading.prevalence, sentence: prevalenceSentence(reading.prevalence) },
    })),
    sameWording: record.sameWording.map((copy) => ({ ...copy, url: urlOf(copy.document, copy.provision) })),
    elsewhere: record.elsewhere.map((quote) => ({ ...quote, url: urlOf(quote.document, quote.provision) })),
    otherProvisions: record.otherProvisions.map((other) => ({ ...other, url: urlOf(record.document, other.id) })),
    recentActivity: record.recentActivity && { ...record.recentActivity, sentence: activitySentence(record) },
    citations: Object.fromEntries(offeredStyles().map((style) => [style.id, cite(cited, style.id).text])),
  };
}
