// The page of a capture: its outcome in a sentence, the facts of every page it met, and the archived bytes.

import type { Child } from 'hono/jsx';
import type { CapturedPageFacts, CaptureFacts } from '#queries/capture-record.ts';
import type { WaybackSave } from '#storage/wayback-saves.ts';
import { fetcherWords, outcomeInWords } from '../../components/capture-runs/capture-words.ts';
import { Day, Moment } from '../../components/moment/moment.tsx';
import { HashText, ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href, twin } from '../../routes.ts';
import { sourceLink } from '../document/document-page.tsx';
import { addressOf } from '../document/version-facts.ts';

interface CapturePageProps {
  readonly capture: CaptureFacts;
  readonly hasDownload: boolean;
  /** Where the Internet Archive was asked to save these pages. */
  readonly saves: readonly WaybackSave[];
}

/** One attempt to see a document. */
export function CapturePage({ capture, hasDownload, saves }: CapturePageProps): Child {
  const { platformName, documentName, at, pages } = capture;
  return (
    <article>
      <h1>
        {platformName} {documentName}, looked at on <Day at={at} />
      </h1>
      <p class="lead">
        {outcomeInWords(capture.outcome, capture.reasons)}. <VersionLink capture={capture} />
      </p>
      <section aria-labelledby="capture">
        <h2 id="capture">The capture</h2>
        <ProvenanceList facts={factsOf(capture)} />
      </section>
      {pages.map((page, index) => (
        <PageFacts page={page} place={pages.length > 1 ? index + 1 : null} />
      ))}
      <section aria-labelledby="evidence">
        <h2 id="evidence">The bytes</h2>
        {hasDownload && capture.warc ? (
          <Downloads capture={capture} />
        ) : capture.retention ? (
          <p>
            The archived bytes were erased on <Day at={capture.retention.at} />: this instance keeps those that no
            version and no proof rests on for {counted(capture.retention.days, 'day')}. Their hashes stay in the
            evidence log.
          </p>
        ) : capture.isRemoved ? (
          <p>The archived bytes were taken down; their hashes stay in the evidence log.</p>
        ) : (
          <p>Nothing was received, so nothing is kept.</p>
        )}
      </section>
      {saves.length > 0 ? <Saves saves={saves} /> : null}
      {capture.otherAttempts.length > 0 ? <OtherAttempts capture={capture} /> : null}
    </article>
  );
}

function VersionLink({ capture: { document, versionNumber, outcome } }: { capture: CaptureFacts }): Child {
  if (!document || versionNumber === null) return null;
  const link = <a href={href.versionByNumber(addressOf(document.identity), versionNumber)}>version {versionNumber}</a>;
  return outcome === 'captured' ? <>It made {link}.</> : <>The text is that of {link}.</>;
}

function factsOf(capture: CaptureFacts) {
  const { region, language } = capture.vantage;
  return [
    { term: 'Looked at', value: <Moment at={capture.at} /> },
    { term: 'By', value: fetcherWords[capture.fetcher] },
    { term: 'From', value: `${region === 'ZZ' ? 'a region that is not stated' : region}, asking for “${language}”` },
    { term: 'As', value: <code>{capture.userAgent}</code> },
    { term: 'Program', value: capture.software },
    { term: 'It took', value: `${capture.durationMs.toLocaleString('en-GB')} ms` },
    { term: 'Text read (SHA-256)', value: hashOf(capture.textSha256) },
  ];
}

function hashOf(hash: string | null): Child | null {
  return hash === null ? null : <HashText hash={hash} />;
}

function PageFacts({ page, place }: { page: CapturedPageFacts; place: number | null }): Child {
  const id = `page-${place ?? 1}`;
  const { payloadBytes, tls } = page;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{place === null ? 'What was met' : `What was met, page ${place}`}</h2>
      <ProvenanceList
        facts={[
          { term: 'Asked for', value: sourceLink(page.requestedUrl) },
          { term: 'Answered by', value: page.finalUrl === page.requestedUrl ? null : sourceLink(page.finalUrl) },
          { term: 'Redirects', value: redirectsOf(page) },
          { term: 'Status', value: page.status === null ? null : String(page.status) },
          { term: 'Kind', value: page.mediaType },
          { term: 'Size', value: payloadBytes === null ? null : `${payloadBytes.toLocaleString('en-GB')} bytes` },
          { term: 'Page as saved (SHA-256)', value: hashOf(page.payloadSha256) },
          { term: 'Body as sent (SHA-256)', value: hashOf(page.transferSha256) },
          { term: 'As the browser built it (SHA-256)', value: hashOf(page.renderedSha256) },
          { term: 'Picture of the page (SHA-256)', value: hashOf(page.screenshotSha256) },
          { term: 'Address', value: page.addressFamily === null ? null : `IPv${page.addressFamily}` },
          { term: 'Encryption', value: tls && `${tls.protocol}, ${tls.cipher}` },
          { term: 'Certificate (SHA-256)', value: hashOf(tls?.chain[0] ?? null) },
        ]}
      />
      <Headers headers={page.headers} />
    </section>
  );
}

function redirectsOf({ hops }: CapturedPageFacts): Child | null {
  const redirects = hops.slice(0, -1);
  if (redirects.length === 0) return null;
  return (
    <ol class="plain-list">
      {redirects.map(({ url, status }) => (
        <li>
          {status} {url}
        </li>
      ))}
    </ol>
  );
}

function Headers({ headers }: { headers: CapturedPageFacts['headers'] }): Child {
  if (headers.length === 0) return null;
  return (
    <details>
      <summary>{counted(headers.length, 'header')} of the answer</summary>
      <ul class="plain-list">
        {headers.map(([name, value]) => (
          <li>
            <code>
              {name}: {value}
            </code>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Downloads({ capture: { id, warc, pages } }: { capture: CaptureFacts }): Child {
  return (
    <>
      <p>
        Everything that crossed the wire is kept as it was sent: <a href={href.captureWarc(id)}>WARC file</a> (
        {(warc?.bytes ?? 0).toLocaleString('en-GB')} bytes), which other programs read and check, and{' '}
        <a href={href.captureWacz(id)}>WACZ file</a>, which replayweb.page shows. The files hold other people’s pages;
        open them in a program made for it.
      </p>
      <p>
        {pages.map((_, index) => (
          <>
            {index > 0 ? ' · ' : ''}
            <a href={href.captureReplay(id, index + 1)}>
              Look at the page as it was archived{pages.length > 1 ? `, page ${index + 1}` : ''}
            </a>
          </>
        ))}
      </p>
      <ProvenanceList
        facts={[
          { term: 'WARC file (SHA-256)', value: hashOf(warc?.sha256 ?? null) },
          { term: 'As facts', value: <a href={twin(href.capture(id), 'json')}>This capture as JSON</a> },
        ]}
      />
    </>
  );
}

const saveWords: Readonly<Record<WaybackSave['state'], string>> = {
  wanted: 'not asked yet',
  submitted: 'submitted, which is not archived yet',
  archived: 'archived',
  failed: 'asked in vain',
};

function Saves({ saves }: { saves: readonly WaybackSave[] }): Child {
  return (
    <section aria-labelledby="wayback">
      <h2 id="wayback">At the Internet Archive</h2>
      <ul class="plain-list">
        {saves.map(({ url, state, archivedUrl }) => (
          <li>
            {url}: {archivedUrl === null ? saveWords[state] : <a href={archivedUrl}>{saveWords[state]}</a>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OtherAttempts({ capture }: { capture: CaptureFacts }): Child {
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts">Other attempts of the same look</h2>
      <ul class="plain-list">
        {capture.otherAttempts.map((other) => (
          <li>
            <a href={href.capture(other.id)}>By {fetcherWords[other.fetcher]}</a>:{' '}
            {outcomeInWords(other.outcome, other.reasons)}
          </li>
        ))}
      </ul>
    </section>
  );
}
