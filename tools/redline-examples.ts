// Ten pairs of made-up passages with the redlines that this program and others make of them, as docs/redlines.md.
// `node bin/run.js tools/redline-examples.ts` writes the file; a test checks that it is current.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRedlinePeers } from '#bench/redline-peers.ts';
import { buildRedline } from '#capabilities/comparison/redline.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { RedlineRow, WordEdit } from '#domain/redline.ts';

interface Example {
  readonly title: string;
  readonly old: string;
  readonly next: string;
}

const fees = 'You pay the fees of Meridian Cloud at the end of each month.';
const courts = 'The courts of Lindenberg decide all disputes that arise from these terms.';
const drafts = 'Drafts that nobody opened for a year are deleted without notice.';

const examples: readonly Example[] = [
  {
    title: 'A period, an amount and a negation in one paragraph',
    old: 'We may change the fees with 30 days notice. The plan costs $5.00 a month. We do not sell your drafts to anyone.',
    next: 'We may change the fees with 14 days notice. The plan costs $6.50 a month. We sell your drafts to anyone.',
  },
  {
    title: 'A phrase that was replaced',
    old: 'Meridian Cloud terminates accounts of members that it finds, in its sole opinion, to be abusive.',
    next: 'Meridian Cloud suspends the accounts of anyone whom an independent reviewer has found to be abusive.',
  },
  {
    title: 'A sentence that moved inside its paragraph',
    old: `${fees} ${drafts} ${courts}`,
    next: `${drafts} ${courts} ${fees}`,
  },
  {
    title: 'A section put in between, so that all others have new numbers',
    old: `## 1. Fees\n\n1.1 ${fees}\n\n## 2. Courts\n\n2.1 ${courts}`,
    next: `## 1. Fees\n\n1.1 ${fees}\n\n## 2. Drafts\n\n2.1 ${drafts}\n\n## 3. Courts\n\n3.1 ${courts}`,
  },
  {
    title: 'A section that moved',
    old: `## Fees\n\n${fees}\n\n## Drafts\n\n${drafts}\n\n## Courts\n\n${courts}\n\nConsumers may sue at home.`,
    next: `## Drafts\n\n${drafts}\n\n## Courts\n\n${courts}\n\nConsumers may sue at home.\n\n## Fees\n\n${fees}`,
  },
  {
    title: 'A paragraph that became two, with a word changed',
    old: `${drafts} You may ask our office for a copy of them within a week.`,
    next: `${drafts.replace('a year', 'two years')}\n\nYou may ask our office for a copy of them within a week.`,
  },
  {
    title: 'A row of a table',
    old: '| Draft | kept 30 days | in Lindenberg |',
    next: '| Draft | kept 90 days | in Lindenberg and overseas |',
  },
  {
    title: 'Addresses',
    old: 'Write to help@meridian.example or see https://meridian.example/fees?lang=en.',
    next: 'Write to care@meridian.example or see https://meridian.example/prices?lang=en.',
  },
  {
    title: 'One more entry of an enumeration',
    old: 'We share drafts with partners, affiliates and advertisers of the harbour office.',
    next: 'We share drafts with partners, affiliates, advertisers and insurers of the harbour office.',
  },
  {
    title: 'Unlike sentences in the same place',
    old: `${fees} Badgers that dig up the cables of our vault are gently led back to the wood. ${courts}`,
    next: `${fees} Whoever finds a lost key returns it to the harbour master before nightfall. ${courts}`,
  },
];

/** The whole document. */
export async function redlineExamples(): Promise<string> {
  const peers = await loadRedlinePeers();
  const parts: string[] = [];
  for (const [index, { title, old, next }] of examples.entries()) {
    const [oldText, newText] = [splitBlocks(`${old}\n`), splitBlocks(`${next}\n`)];
    const plain = [oldText, newText].map(({ blocks }) => `${blocks.map((block) => block.plain).join('\n\n')}\n`);
    const redlines = [['This program', showRows(buildRedline(oldText, newText))]];
    for (const peer of peers) redlines.push([peer.name, showEdits((await peer.diff(plain[0]!, plain[1]!)) ?? [])]);
    const cells = redlines.map(([name, shown]) => `**${name}**\n\n\`\`\`text\n${shown}\n\`\`\``);
    parts.push(`## ${index + 1}. ${title}\n\n${cells.join('\n\n')}\n`);
  }
  return `${opening}\n${parts.join('\n')}`;
}

const opening = `# Redlines side by side

Ten pairs of passages of platforms that do not exist, as this program and three others mark them. \`[-removed-]\`,
\`{+added+}\`; \`[→1 …]\` is text that moved away and \`[←1 …]\` the same text where it arrived.

Sums over sixty pairs of real versions are in [accuracy.md](accuracy.md), speed is in [performance.md](performance.md).
This document is written by \`node bin/run.js tools/redline-examples.ts\`.
`;

function showEdits(edits: readonly WordEdit[]): string {
  return edits
    .map(({ op, text, move }) => {
      if (op === 'same') return text;
      if (move) return `[${op === 'removed' ? '→' : '←'}${move} ${text.trim()}] `;
      return op === 'added' ? `{+${text}+}` : `[-${text}-]`;
    })
    .join('')
    .trim();
}

function showRows(rows: readonly RedlineRow[]): string {
  return rows.map(showRow).join('\n\n');
}

function showRow(row: RedlineRow): string {
  if (row.kind === 'same') return row.blocks.map(({ plain }) => plain).join('\n\n');
  if (row.kind === 'modified') return showEdits(row.words);
  if (row.kind === 'moved') {
    const number = (row.group?.id ?? row.to ?? row.id).slice(1);
    return `[${row.to ? '→' : '←'}${number} ${row.block.plain}]`;
  }
  return row.kind === 'added' ? `{+${row.block.plain}+}` : `[-${row.block.plain}-]`;
}

if (process.argv[1]?.endsWith('redline-examples.ts')) {
  writeFileSync(join(process.argv[1], '../../docs/redlines.md'), await redlineExamples());
}
