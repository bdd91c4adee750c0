// A ban on attacks and open relays, from the words to the whole record: what kind of clause it is, how common, how others
// put it, and which laws bear on it by which words.

import { beforeAll, expect, it } from 'vitest';
import { parsePublicId } from '#domain/ids.ts';
import { fillGrownRecord, growPlatform } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const law = 'These terms are governed by the laws of the State of California, United States.';
const ban =
  'Network Abuse. You must not do what provokes retaliation against the Cumulus network, including launching a denial of service (DoS) attack against any website or server, and you must not run an open proxy or an open relay.';
const bans: Readonly<Record<string, string>> = {
  'Nimbus Host': 'Customers may not flood a server with requests or take part in a botnet that attacks other networks.',
  'Stratus Post': 'Operating an open mail relay, or interfering with the servers and networks of others, is forbidden.',
  'Cirrus Play':
    'You must not launch a denial of service attack against a player or a server, nor run an open proxy on our network.',
};

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({
    fill: async (database) => {
      await fillGrownRecord(database);
      await growPlatform(database, 'Cumulus Cloud', [`# Terms of Service\n\n${ban}\n\n${law}\n`]);
      for (const [name, words] of Object.entries(bans)) {
        await growPlatform(database, name, [`# Terms of Service\n\n${words}\n\n${law}\n`]);
      }
      await database.query(`UPDATE documents SET language = 'en'`);
    },
  });
});

interface ClauseRecord {
  readonly readings: readonly {
    readonly clauseType: string;
    readonly category: string;
    readonly severity: string;
    readonly prevalence: { readonly sentence: string };
    readonly traits: readonly { readonly id: string }[];
  }[];
  readonly elsewhere: readonly { readonly document: { readonly platform: { readonly name: string } } }[];
  readonly regulations: readonly {
    readonly id: string;
    readonly article: string;
    readonly reason: string;
    readonly words: string;
  }[];
}

it('is network abuse, common, beside three bans of other platforms, with the laws on attacks and why', async () => {
  const address = { platform: 'cumulus-cloud', document: 'terms-of-service' };
  const version = (await small.json(`${href.versionByNumber(address, 1)}.json`)) as { provisions: { id: string }[] };
  const path = href.provision(address, parsePublicId('provision', version.provisions[0]?.id ?? '') ?? 0);
  const record = (await small.json(`${path}.json`)) as ClauseRecord;
  const [reading] = record.readings;
  expect(reading).toMatchObject({ clauseType: 'network-abuse', severity: 'medium' });
  expect(reading?.traits.map(({ id }) => id)).toEqual(expect.arrayContaining(['attack', 'relays']));
  expect(reading?.prevalence.sentence).toMatch(/: 3 of 5 other platforms whose Terms of Service/);
  expect(record.elsewhere.map(({ document }) => document.platform.name).sort()).toEqual(Object.keys(bans).sort());
  const cfaa = record.regulations.filter(({ id }) => id === 'cfaa');
  expect(cfaa.map(({ article }) => article)).toContain('18 U.S.C. § 1030(a)(5)');
  expect(cfaa.every(({ reason, words }) => reason.length > 20 && ban.includes(words))).toBe(true);
  const laws = new Set(record.regulations.map(({ id }) => id));
  expect([...laws]).toEqual(
    expect.arrayContaining(['cfaa', 'computer-misuse-act', 'attacks-on-information-systems-directive']),
  );
  const page = await small.read(path);
  expect(page.words).toContain('Network abuse');
  expect(page.words).not.toMatch(/unique/i);
  for (const words of Object.values(bans)) expect(page.words).toContain(words.slice(0, 40));
});
