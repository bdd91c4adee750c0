// The words and order of the register: what each kind means, the changes as sentences, and what is announced.

import type { Child } from 'hono/jsx';
import type { DocumentType } from '#domain/document-type.ts';
import { type DatingKind, datingKinds } from '#domain/stated-date.ts';
import type { DirectoryEntry } from '#queries/platform-directory.ts';
import type { RegisteredChange, SilentRegister } from '#queries/silent-changes.ts';
import type { UpcomingVersion } from '#queries/upcoming-versions.ts';
import { FacetList } from '../../components/facet-list/facet-list.tsx';
import { Day, dayWords } from '../../components/moment/moment.tsx';
import { Pagination } from '../../components/pagination/pagination.tsx';
import { href, type SilentChangesQuery } from '../../routes.ts';
import { DatingWords, StatedQuote, statement } from './dating-sentence.tsx';

interface SilentChangesPageProps {
  readonly wanted: SilentChangesQuery & { readonly kind: DatingKind };
  readonly register: SilentRegister;
  readonly upcoming: readonly UpcomingVersion[];
  readonly platforms: readonly DirectoryEntry[];
  readonly documentTypes: readonly DocumentType[];
}

export const datingNames: Readonly<Record<DatingKind, string>> = {
  silent: 'Silent',
  'back-dated': 'Back-dated',
  announced: 'Announced',
  dated: 'Dated',
  'date-only': 'Date alone',
  undated: 'Undated',
};

const explanations: Readonly<Record<DatingKind, string>> = {
  silent: 'The text changed, and the dates it states about itself stood still. Only a text that states a date can.',
  'back-dated': 'The new text bears a date by which, as captures show, the old text still stood.',
  announced: 'The text names a day to come: its own effect, or that of a later version.',
  dated: 'The text changed, and the date that it states moved with it.',
  'date-only': 'The stated date moved, and the text stood still.',
  undated: 'The text changed and states no date by which a reader could tell.',
};

/** One page of the register. */
export function SilentChangesPage(props: SilentChangesPageProps): Child {
  const { wanted, register, upcoming, platforms } = props;
  const platform = platforms.find(({ slug }) => slug === wanted.platform);
  return (
    <>
      <h1>
        {titleOfKind(wanted.kind)}
        {platform ? ` of ${platform.name}` : ''}
      </h1>
      <p class="lead">{explanations[wanted.kind]}</p>
      <div class="facets-in-line">
        <FacetList
          name="Stated date"
          facets={datingKinds.map((kind) => ({
            name: datingNames[kind],
            href: href.silentChanges({ ...wanted, kind: kind === 'silent' ? undefined : kind, before: undefined }),
            count: register.counts[kind],
            isChosen: kind === wanted.kind,
          }))}
        />
      </div>
      <NarrowForm {...props} />
      {wanted.kind === 'announced' && !wanted.before ? <Upcoming upcoming={upcoming} /> : null}
      {register.changes.length === 0 ? (
        <p>No change of this kind is recorded{wanted.before ? ' before this point' : ''}.</p>
      ) : (
        <section aria-labelledby="register">
          <h2 id="register">Newest first</h2>
          <ul class="plain-list dated-changes">
            {register.changes.map((change) => (
              <li class="change-line">
                <DatedChange change={change} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Pagination
        name="Pages of the register"
        first={wanted.before ? { href: href.silentChanges({ ...wanted, before: undefined }), words: 'Newest' } : null}
        next={register.next ? { href: href.silentChanges({ ...wanted, before: register.next }), words: 'Older' } : null}
      />
      <p class="soft small">
        A change is placed between two looks: the last one that saw the old text and the first one that saw the new. An
        archive that keeps changed texts alone does not say when it last saw the old one; there, the first of the two
        days is the one on which the old text came. Changes that were retracted, and texts that came back, are not
        listed.
      </p>
    </>
  );
}

/** `Silent changes`. */
export function titleOfKind(kind: DatingKind): string {
  return kind === 'date-only' ? 'Changes of the date alone' : `${datingNames[kind]} changes`;
}

function DatedChange({ change }: { change: RegisteredChange }): Child {
  const { document, dating, detectedAt, formerSeenAt, fromNumber, toNumber } = change;
  const address = { platform: document.platform.slug, document: document.slug };
  const place = (version: number) => ({ address, version, language: document.language });
  return (
    <>
      <span class="dated-change-words">
        <a href={href.change(address, change.number)}>
          {document.platform.name} {dating.kind === 'date-only' ? 'moved the date of' : 'changed'} its {document.name}
        </a>{' '}
        {between(formerSeenAt, detectedAt)}
        <DatingWords
          dating={dating}
          detectedAt={detectedAt}
          formerSeenAt={formerSeenAt}
          before={place(fromNumber)}
          after={place(toNumber)}
        />
      </span>
      <span class="change-line-facts soft small">
        {change.collection ? `Recorded by ${change.collection}` : 'Captured here'} · version {fromNumber} to {toNumber}{' '}
        · {change.id}
      </span>
    </>
  );
}

/** `between 3 and 9 May 2026`. */
export function between(from: Date, until: Date): string {
  const [first, last] = [dayWords(from), dayWords(until)];
  if (first === last) return `on ${last}`;
  const [firstWords, lastWords] = [first.split(' '), last.split(' ')];
  const isSameYear = firstWords[2] === lastWords[2];
  const isSameMonth = isSameYear && firstWords[1] === lastWords[1];
  return `between ${firstWords.slice(0, isSameMonth ? 1 : isSameYear ? 2 : 3).join(' ')} and ${last}`;
}

function Upcoming({ upcoming }: { upcoming: readonly UpcomingVersion[] }): Child {
  return (
    <section aria-labelledby="upcoming">
      <h2 id="upcoming">Still to come</h2>
      {upcoming.length === 0 ? (
        <p>No latest version names a day that is still to come.</p>
      ) : (
        <ul class="plain-list dated-changes">
          {upcoming.map((entry) => (
            <li class="change-line">
              <UpcomingLine entry={entry} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function UpcomingLine({ entry }: { entry: UpcomingVersion }): Child {
  const { document, stated, versionNumber, capturedAt } = entry;
  const address = { platform: document.platform.slug, document: document.slug };
  return (
    <>
      <span class="dated-change-words">
        <a href={href.document(address)}>
          {document.platform.name}, {document.name}
        </a>
        : the text says {statement(stated, capturedAt)}
        {stated.audience ? ` ${stated.audience}` : ''} (
        <StatedQuote stated={stated} place={{ address, version: versionNumber, language: document.language }} />
        ).
      </span>
      <span class="change-line-facts soft small">
        Version {versionNumber}, captured <Day at={capturedAt} />
      </span>
    </>
  );
}

function NarrowForm({ wanted, platforms, documentTypes }: SilentChangesPageProps): Child {
  return (
    <form class="narrow-form" action={href.silentChanges()} method="get">
      {wanted.kind === 'silent' ? null : <input type="hidden" name="kind" value={wanted.kind} />}
      <div>
        <label for="narrow-platform">Platform</label>
        <select id="narrow-platform" name="platform">
          <option value="">All platforms</option>
          {platforms.map(({ slug, name }) => (
            <option value={slug} selected={slug === wanted.platform}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="narrow-type">Kind of document</label>
        <select id="narrow-type" name="type">
          <option value="">All kinds</option>
          {documentTypes.map(({ id, name }) => (
            <option value={id} selected={id === wanted.type}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Show</button>
    </form>
  );
}
