// The redline with the choice of how to look at it, shared by the record of a change and the comparison of any two
// versions. Equal texts and cosmetic-only differences have sentences of their own.

import type { Child } from 'hono/jsx';
import { type RedlineFormatId, redlineFormatIds, redlineFormatName } from '#capabilities/records/write-redline.ts';
import type { ChangeClass } from '#domain/change.ts';
import type { RedlineRow } from '#domain/redline.ts';
import { CapturedText } from '../../components/captured-text/captured-text.tsx';
import { lookOf } from '../../components/diff/diff-rows.ts';
import { InlineRedline, SideBySideRedline } from '../../components/diff/redline.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import type { CompareView } from '../../routes.ts';

export interface RedlineSectionProps {
  readonly rows: readonly RedlineRow[];
  readonly class: ChangeClass | 'none';
  readonly view: CompareView;
  readonly isCosmeticShown: boolean;
  readonly language: string | null;
  readonly oldName: string;
  readonly newName: string;
  /** The page in another view. */
  readonly hrefOf: (view: CompareView, isCosmeticShown: boolean) => string;
  /** Where the redline lies as a file. */
  readonly fileHref: (format: RedlineFormatId) => string;
}

/** Reads the view a reader asks for; anything unknown is the inline view. */
export function viewOf(query: URLSearchParams): CompareView {
  const view = query.get('view');
  return view === 'side' || view === 'clean' ? view : 'inline';
}

/** Path and query of a page in a view, without the parameters that are the default. */
export function viewQuery(view: CompareView, isCosmeticShown: boolean): string {
  const query = new URLSearchParams();
  if (view !== 'inline') query.set('view', view);
  if (isCosmeticShown) query.set('cosmetic', 'shown');
  return query.toString();
}

const viewNames: readonly (readonly [CompareView, string])[] = [
  ['inline', 'Inline'],
  ['side', 'Side by side'],
  ['clean', 'Clean text'],
];

/** The redline of two texts. */
export function RedlineSection(props: RedlineSectionProps): Child {
  const { rows, view, isCosmeticShown, hrefOf } = props;
  const cosmetic = rows.filter((row) => row.kind !== 'same' && row.class === 'cosmetic').length;
  const isCosmeticOnly = props.class === 'cosmetic';
  if (props.class === 'none') {
    return (
      <section aria-labelledby="redline">
        <h2 id="redline">The difference</h2>
        <p>The two texts are exactly the same, to the last character.</p>
      </section>
    );
  }
  const redline = { rows, language: props.language, isCosmeticShown: isCosmeticShown || isCosmeticOnly };
  return (
    <section aria-labelledby="redline">
      <h2 id="redline">The difference</h2>
      <nav class="view-choice no-print" aria-label="How to see the difference">
        <ul>
          {viewNames.map(([id, name]) => (
            <li>
              <a href={`${hrefOf(id, isCosmeticShown)}#redline`} aria-current={id === view ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {isCosmeticOnly ? (
        <p>For readers nothing changed: only link addresses, formatting, white space or dates differ.</p>
      ) : null}
      {!isCosmeticOnly && cosmetic > 0 && view !== 'clean' ? (
        <p class="soft small">
          {counted(cosmetic, 'cosmetic edit')} {isCosmeticShown ? 'shown' : 'folded'}.{' '}
          <a href={`${hrefOf(view, !isCosmeticShown)}#redline`}>{isCosmeticShown ? 'Fold them' : 'Show them'}</a>
        </p>
      ) : null}
      {view === 'side' ? (
        <SideBySideRedline {...redline} oldName={props.oldName} newName={props.newName} />
      ) : view === 'clean' ? (
        <CleanText rows={rows} language={props.language} />
      ) : (
        <InlineRedline {...redline} />
      )}
      <p class="small no-print">
        To work on with it elsewhere:{' '}
        {redlineFormatIds.map((id, index) => (
          <>
            {index > 0 ? ' · ' : ''}
            <a href={props.fileHref(id)}>{redlineFormatName(id)}</a>
          </>
        ))}
      </p>
    </section>
  );
}

/** The new text alone; where something changed a word in the margin says so. */
function CleanText({ rows, language }: Pick<RedlineSectionProps, 'rows' | 'language'>): Child {
  const marks = new Map<number, string>();
  const blocks = rows.flatMap((row) => {
    if (row.kind === 'same') return row.blocks;
    if (row.id.startsWith('o')) return [];
    marks.set(Number(row.id.slice(1)), `<span class="mark">${lookOf(row).said}</span>`);
    return row.kind === 'modified' ? row.new : [row.block];
  });
  return (
    <div class="clean-text">
      <CapturedText blocks={blocks} language={language} firstPosition={0} marginMarks={marks} />
    </div>
  );
}
