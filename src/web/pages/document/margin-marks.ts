// The marks beside a version's text: each provision's link to its record, with its clause type in words. Made as
// HTML strings, because a long document has a thousand of them.

import { parsePublicId } from '#domain/ids.ts';
import type { ProvisionPlace } from '#domain/record.ts';
import { escapeHtml } from '../../components/captured-text/escape.ts';
import { type DocumentAddress, href } from '../../routes.ts';

const severityWords = { high: 'High', medium: 'Medium', low: 'Low' } as const;

/** Marks by the position of the block at which a provision begins. */
export function marginMarks(
  provisions: readonly ProvisionPlace[],
  address: DocumentAddress,
  nameOf: (clauseType: string) => string,
): ReadonlyMap<number, string> {
  const marks = new Map<number, string[]>();
  for (const provision of provisions) {
    const number = parsePublicId('provision', provision.id);
    if (number === null) continue;
    const path = escapeHtml(href.provision(address, number));
    const beside = marks.get(provision.firstBlock) ?? [];
    beside.push(markHtml(provision, path, nameOf));
    marks.set(provision.firstBlock, beside);
  }
  return new Map([...marks].map(([block, beside]) => [block, stacked(beside)]));
}

/** The rules of one paragraph stand below one another. */
function stacked(marks: readonly string[]): string {
  return marks.length > 1 ? `<span class="marks">${marks.join('')}</span>` : (marks[0] ?? '');
}

function markHtml(provision: ProvisionPlace, path: string, nameOf: (clauseType: string) => string): string {
  const [main, ...others] = provision.labels;
  if (!main) return `<a class="mark" href="${path}">§ ${provision.id.slice(5)}</a>`;
  const more = others.length > 0 ? ` +${others.length}` : '';
  const names = provision.labels.map((label) => nameOf(label.clauseType)).join(', ');
  const title = others.length > 0 ? ` title="${escapeHtml(names)}"` : '';
  return (
    `<a class="mark labelled" href="${path}"${title}>` +
    `${escapeHtml(nameOf(main.clauseType))}${more} <i class="${main.severity}">${severityWords[main.severity]}</i></a>`
  );
}
