// The banner above an archived page, and the frame that shows it.

import type { Child } from 'hono/jsx';
import type { CapturedPageFacts, CaptureFacts } from '#queries/capture-record.ts';
import { Moment } from '../../components/moment/moment.tsx';
import { href } from '../../routes.ts';
import { sourceLink } from '../document/document-page.tsx';

interface ReplayPageProps {
  readonly capture: CaptureFacts;
  readonly page: CapturedPageFacts;
  /** Counted from 1. */
  readonly position: number;
}

/** What the frame shows is another party's page; nothing in it runs. */
export function ReplayPage({ capture, page, position }: ReplayPageProps): Child {
  return (
    <article>
      <h1>
        {capture.platformName} {capture.documentName}, as archived
      </h1>
      <p class="lead">
        Below stands a copy of {sourceLink(page.finalUrl ?? page.requestedUrl)} as it came on <Moment at={capture.at} />
        . It is another party’s page: its scripts, pictures from elsewhere, forms and frames do not run or load, so it
        may look different from what readers saw.
      </p>
      <p>
        <a href={href.capture(capture.id)}>The facts of this capture</a> ·{' '}
        <a href={href.captureReplayBytes(capture.id, position)}>The archived page alone</a>
      </p>
      <iframe
        class="replay-frame"
        title="The archived page"
        src={href.captureReplayBytes(capture.id, position)}
        sandbox=""
        referrerpolicy="no-referrer"
      />
    </article>
  );
}
