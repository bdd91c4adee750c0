// A redline to read: inline, or side by side as one table. What did not change is folded in its place.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { RedlineRow } from '#domain/redline.ts';
import { counted } from '../timeline/change-words.ts';
import { type ChangedRow, lookOf, rowBlocksHtml, rowHtml } from './diff-rows.ts';
import { type Fold, foldRows, type RedlinePart } from './fold-rows.ts';

interface RedlineProps {
  readonly rows: readonly RedlineRow[];
  readonly language: string | null;
  readonly isCosmeticShown: boolean;
}

/** The redline as one column. */
export function InlineRedline({ rows, language, isCosmeticShown }: RedlineProps): Child {
  const html = foldRows(rows, isCosmeticShown).map(inlinePart).join('\n');
  return (
    <div class="redline captured-text" lang={language ?? undefined} dir="auto">
      {raw(html)}
    </div>
  );
}

function inlinePart(part: RedlinePart): string {
  if (part.kind === 'context') return `<div class="row context" id="${part.id}">${rowBlocksHtml(part.blocks)}</div>`;
  if (part.kind === 'fold') return foldHtml(part);
  return inlineRow(part.row);
}

function inlineRow(row: ChangedRow): string {
  const { css, marker, said } = lookOf(row);
  return (
    `<div class="row ${css}" id="${row.id}">` +
    `<span class="row-marker" aria-hidden="true">${marker}</span><span class="hidden-visually" lang="en">${said}: </span>` +
    `${rowHtml(row)}</div>`
  );
}

/** `34 unchanged paragraphs, 2 cosmetic edits`, closed until someone opens them. */
function foldHtml(fold: Fold): string {
  const inside = fold.rows
    .map((row) =>
      row.kind === 'same'
        ? `<div class="row context" id="${row.id}">${rowBlocksHtml(row.blocks)}</div>`
        : inlineRow(row),
    )
    .join('\n');
  return `<details class="row fold"><summary lang="en">${foldWords(fold)}</summary>${inside}</details>`;
}

function foldWords({ sameCount, cosmeticCount }: Fold): string {
  const parts = [
    sameCount > 0 ? counted(sameCount, 'unchanged paragraph') : '',
    cosmeticCount > 0 ? counted(cosmeticCount, 'cosmetic edit') : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** The redline as one table of two texts; on narrow screens its cells stand below each other. */
export function SideBySideRedline(props: RedlineProps & { readonly oldName: string; readonly newName: string }): Child {
  const html = foldRows(props.rows, props.isCosmeticShown).map(tablePart).join('\n');
  return (
    <table class="redline side-by-side captured-text" lang={props.language ?? undefined}>
      <caption class="hidden-visually" lang="en">
        The two versions side by side
      </caption>
      <thead lang="en">
        <tr>
          <td class="row-marker"></td>
          <th scope="col">{props.oldName}</th>
          <td class="row-marker"></td>
          <th scope="col">{props.newName}</th>
        </tr>
      </thead>
      <tbody>{raw(html)}</tbody>
    </table>
  );
}

function tablePart(part: RedlinePart): string {
  if (part.kind === 'shown') return tableRow(part.row);
  if (part.kind === 'context') {
    const html = rowBlocksHtml(part.blocks);
    return `<tr class="row context" id="${part.id}"><td class="row-marker"></td><td>${html}</td><td class="row-marker"></td><td>${html}</td></tr>`;
  }
  return `<tr><td colspan="4">${foldHtml(part)}</td></tr>`;
}

function tableRow(row: ChangedRow): string {
  const { css, said, marker: sign } = lookOf(row);
  const [oldSign, newSign] = row.kind === 'moved' ? [sign, sign] : ['−', '+'];
  const [old, next] = [rowHtml(row, 'old'), rowHtml(row, 'new')];
  const marker = (mark: string, html: string) =>
    html === ''
      ? '<td class="row-marker"></td>'
      : `<td class="row-marker"><span aria-hidden="true">${mark}</span><span class="hidden-visually" lang="en">${said}</span></td>`;
  const cell = (html: string) => (html === '' ? '<td class="absent"></td>' : `<td dir="auto">${html}</td>`);
  return `<tr class="row ${css}" id="${row.id}">${marker(oldSign, old)}${cell(old)}${marker(newSign, next)}${cell(next)}</tr>`;
}
