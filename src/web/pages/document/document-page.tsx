// A version of a document to read: its text with provisions marked, the choice of versions, its timeline.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { CaptureMark, DocumentTimeline, VersionText } from '#domain/record.ts';
import type { OtherTrack } from '#queries/document-tracks.ts';
import { CaptureRuns } from '../../components/capture-runs/capture-runs.tsx';
import { CapturedText } from '../../components/captured-text/captured-text.tsx';
import { inlineHtml } from '../../components/captured-text/inline-markdown.ts';
import { Day, dayWords, Moment } from '../../components/moment/moment.tsx';
import { HashText, ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { Timeline } from '../../components/timeline/timeline.tsx';
import { SinceForm, VersionPicker } from '../../components/version-picker/version-picker.tsx';
import { href, twin } from '../../routes.ts';
import { contentsOf } from './contents.ts';
import { marginMarks } from './margin-marks.ts';
import { addressOf, compareFormHref, compareHref, statusSentence } from './version-facts.ts';

export interface DocumentPageProps {
  readonly text: VersionText;
  readonly timeline: DocumentTimeline;
  readonly nameOf: (clauseType: string) => string;
  /** Newest first; empty for imported documents. */
  readonly captures: readonly CaptureMark[];
  /** The one that the version on the page was made from. */
  readonly origin: CaptureMark | null;
  /** The same document as it is seen from elsewhere. */
  readonly tracks: readonly OtherTrack[];
  /** Changes made while the stated date stood still. */
  readonly silentChanges?: number;
  /** A day that was asked for, where the page answers one. */
  readonly day?: Date;
  /** Positions of this version's headings in the latest version, where they still stand. */
  readonly headingsInLatest?: ReadonlyMap<number, number>;
}

/** The page of a document, or of one of its versions. */
export function DocumentPage(props: DocumentPageProps): Child {
  const { text, timeline } = props;
  const { document, version, latest } = text;
  const address = addressOf(document);
  const isLatest = version.number === latest.number;
  const first = timeline.versions[0] ?? latest;
  return (
    <article class="document-page">
      <header>
        <h1>
          {document.name}
          {isLatest && !props.day ? null : (
            <span class="document-when">
              {' '}
              as it stood on <Day at={props.day ?? version.capturedAt} />
            </span>
          )}
        </h1>
        <p class="lead">{statusSentence(timeline)}</p>
        {props.silentChanges ? (
          <p>
            <a href={href.silentChanges({ platform: document.platform.slug, type: document.documentType })}>
              {counted(props.silentChanges, 'silent change')}
            </a>
            , made while the date that the text states stood still.
          </p>
        ) : null}
        {document.sourceUrl ? <p>The original: {sourceLink(document.sourceUrl)}</p> : null}
        {isLatest ? null : <OldVersionBanner {...props} />}
      </header>
      <div class="document-columns">
        <aside class="document-aside" aria-label="Versions">
          <VersionPicker address={address} shown={version} first={first} latest={latest} />
          <SinceForm document={document.id} first={first} latest={latest} />
          <Contents text={text} />
          <h2 id="timeline">Timeline</h2>
          <Timeline
            timeline={timeline}
            address={address}
            shown={version.number}
            {...(timeline.versions.length > 1 ? { allHref: compareFormHref(document) } : {})}
          />
          {props.captures.length > 0 ? (
            <>
              <h2 id="captures">Captures</h2>
              <CaptureRuns captures={props.captures} />
            </>
          ) : null}
        </aside>
        <section class="document-text" aria-labelledby="text">
          <h2 id="text" class={isLatest ? '' : 'document-text-title'}>
            Text of version {version.number}
          </h2>
          <p class="soft small">
            Captured <Moment at={version.capturedAt} />. In the margin: the provisions, each with its own record.
          </p>
          <CapturedText
            blocks={text.blocks}
            language={document.language}
            firstPosition={0}
            marginMarks={marksOf(props)}
          />
          <p class="document-end soft">
            End of version {version.number} · <a href="#content">Back to top</a>
          </p>
          <Provenance {...props} />
        </section>
      </div>
    </article>
  );
}

function marksOf({ text, nameOf, headingsInLatest }: DocumentPageProps): ReadonlyMap<number, string> {
  const address = addressOf(text.document);
  const marks = new Map(marginMarks(text.provisions, address, nameOf));
  for (const [position, inLatest] of headingsInLatest ?? []) {
    const link = `<a class="mark" href="${href.block(address, inLatest)}">In the latest version</a>`;
    marks.set(position, link + (marks.get(position) ?? ''));
  }
  return marks;
}

function OldVersionBanner({ text, day }: DocumentPageProps): Child {
  const { document, version, next, latest } = text;
  const address = addressOf(document);
  return (
    <div class="old-version" role="note">
      <p>
        <strong>This is not the latest version.</strong> Version {version.number} was captured on{' '}
        <Day at={version.capturedAt} />
        {next ? (
          <>
            {' '}
            and stood until version {next.number} was captured on <Day at={next.capturedAt} />
          </>
        ) : null}
        {day && dayWords(day) !== dayWords(version.capturedAt) ? <>; it was the latest on {dayWords(day)}</> : null}.{' '}
        <a href={href.document(address)}>Read the latest version</a> or{' '}
        <a href={compareHref(document, version.number, latest.number)}>see what has changed since</a>. Headings link to
        the same place in the latest version.
      </p>
    </div>
  );
}

function Contents({ text }: { text: VersionText }): Child {
  const lines = contentsOf(text.blocks);
  if (lines.length === 0) return null;
  return (
    <details class="document-contents no-print">
      <summary>Contents</summary>
      <ul>
        {lines.map((line) => (
          <li class={line.depth === 2 ? 'deeper' : undefined}>
            <a href={`#b${line.position}`}>{raw(withoutLinks(inlineHtml(line.markdown)))}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A link cannot stand in a link. */
function withoutLinks(html: string): string {
  return html.replace(/<\/?a\b[^>]*>|<br>/g, ' ');
}

function Tracks({ tracks }: { tracks: readonly OtherTrack[] }): Child {
  return (
    <ul class="plain-list">
      {tracks.map(({ platform, document, vantage }) => (
        <li>
          <a href={href.document({ platform, document })}>{vantageWords(vantage)}</a>
        </li>
      ))}
    </ul>
  );
}

function Provenance({ text, origin: capture, tracks }: DocumentPageProps): Child {
  const { document, version, origin } = text;
  const path = href.versionByNumber(addressOf(document), version.number);
  return (
    <section aria-labelledby="provenance">
      <h2 id="provenance">Where this text comes from</h2>
      <ProvenanceList
        facts={[
          { term: 'Document', value: document.id },
          { term: 'Version', value: `${version.number} of ${document.versionCount}` },
          { term: 'Captured', value: <Moment at={version.capturedAt} /> },
          { term: 'Evidence', value: capture && captureLink(capture) },
          {
            term: 'Last verified',
            value: document.lastVerifiedAt ? <Moment at={document.lastVerifiedAt} /> : null,
          },
          { term: 'Seen from', value: vantageWords(document.vantage) },
          { term: 'Also seen from', value: tracks.length > 0 ? <Tracks tracks={tracks} /> : null },
          { term: 'Original', value: sourceLink(document.sourceUrl) },
          { term: 'Content hash (SHA-256)', value: <HashText hash={version.sha256} /> },
          {
            term: 'Hash covers',
            value: (
              <>
                The Markdown of this version, in UTF-8 (<a href={twin(path, 'md')}>download it</a>)
              </>
            ),
          },
          { term: 'Recorded by', value: document.collection ? collectionWords(document.collection) : null },
          { term: 'Licence of the record', value: document.collection?.licence ?? null },
          { term: 'Attribution', value: document.collection?.attribution ?? null },
          { term: 'Archive’s commit', value: origin.commit ? <HashText hash={origin.commit} /> : null },
          { term: 'Snapshots', value: origin.snapshots.length > 0 ? <Snapshots ids={origin.snapshots} /> : null },
          { term: 'Read as provisions', value: `${Math.round(text.coverage * 1000) / 10} % of the text` },
          { term: 'As facts', value: <a href={twin(path, 'json')}>This version as JSON</a> },
        ]}
      />
    </section>
  );
}

/** The capture that a version was made from. */
export function captureLink(capture: CaptureMark): Child {
  return <a href={href.capture(capture.id)}>The capture, with the bytes as they were sent</a>;
}

/** Where a document is captured from; null for an imported one. */
export function vantageWords(vantage: VersionText['document']['vantage']): string | null {
  if (!vantage) return null;
  const region = vantage.region === 'ZZ' ? 'a region that is not stated' : vantage.region;
  return `${region}, asking for “${vantage.language}”`;
}

/** The source of a document as a link where it is an address. */
export function sourceLink(sourceUrl: string | null): Child | null {
  if (!sourceUrl) return null;
  if (!/^https?:\/\//i.test(sourceUrl)) return sourceUrl;
  return (
    <a href={sourceUrl} rel="noopener nofollow noreferrer">
      {sourceUrl}
    </a>
  );
}

/** The archive that recorded a text. */
export function collectionWords(collection: NonNullable<VersionText['document']['collection']>): Child {
  if (!collection.originUrl || !/^https?:\/\//i.test(collection.originUrl)) return collection.name;
  return (
    <a href={collection.originUrl} rel="noopener noreferrer">
      {collection.name}
    </a>
  );
}

/** Ids of the raw captures a version was made from. */
export function Snapshots({ ids }: { ids: readonly string[] }): Child {
  return (
    <ul class="plain-list">
      {ids.map((id) => (
        <li>
          {/^https?:\/\//i.test(id) ? (
            <a href={id} rel="noopener nofollow noreferrer">
              {id}
            </a>
          ) : (
            <HashText hash={id} />
          )}
        </li>
      ))}
    </ul>
  );
}
