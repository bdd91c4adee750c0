// The history of a provision as facts.

import { parsePublicId } from '#domain/ids.ts';
import type { ChangeMark, ProvisionRecord } from '#domain/record.ts';
import type { ProvisionHistory } from '#queries/provision-history.ts';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';
import { standingSentence } from '../provision/provision-words.ts';
import { historySentence } from './history-words.ts';

interface Addresses {
  readonly url: string;
  readonly publicUrl: string;
  readonly citation: string;
}

/** The JSON twin of the page. */
export function historyJson(
  record: ProvisionRecord,
  history: ProvisionHistory,
  { url, publicUrl, citation }: Addresses,
): object {
  const address = addressOf(record.document);
  const changeOf = (change: ChangeMark | null) =>
    change && {
      id: change.id,
      class: change.class,
      correction: change.correction ?? null,
      url: publicUrl + href.change(address, parsePublicId('change', change.id) ?? 0),
    };
  return {
    id: record.id,
    title: record.title,
    url,
    record: publicUrl + href.provision(address, parsePublicId('provision', record.id) ?? 0),
    document: record.document,
    summary: historySentence(history),
    standing: standingSentence(record),
    isInForce: record.isInForce,
    wordings: history.wordings,
    versions: history.versions,
    stretches: history.stretches.map(({ broughtBy, takenOutBy, ties, ...stretch }) => ({
      ...stretch,
      url: publicUrl + href.versionByNumber(address, stretch.first.number),
      broughtBy: changeOf(broughtBy),
      takenOutBy: changeOf(takenOutBy),
      ties: ties.map((tie) => ({ ...tie, url: publicUrl + href.permalink(tie.id) })),
    })),
    citation,
  };
}
