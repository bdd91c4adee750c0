// The captures of a document, newest first: verifications in a row are one line, and what failed says why.

import type { Child } from 'hono/jsx';
import { seenOutcomes } from '#domain/capture.ts';
import type { CaptureMark } from '#domain/record.ts';
import { type CaptureRun, captureRuns } from '#queries/document-captures.ts';
import { href } from '../../routes.ts';
import { Day } from '../moment/moment.tsx';
import { counted } from '../timeline/change-words.ts';
import { outcomeInWords } from './capture-words.ts';

interface CaptureRunsProps {
  readonly captures: readonly CaptureMark[];
  /** Lines shown; the rest is folded and counted. */
  readonly longest?: number;
}

/** The list; nothing for a document that was only imported. */
export function CaptureRuns({ captures, longest = 12 }: CaptureRunsProps): Child {
  const runs = captureRuns(captures);
  const [shown, folded] = [runs.slice(0, longest), runs.slice(longest)];
  return (
    <>
      <ol class="capture-runs" reversed>
        {shown.map((run) => (
          <RunLine run={run} />
        ))}
      </ol>
      {folded.length > 0 ? (
        <details>
          <summary>{counted(folded.length, 'earlier entry', 'earlier entries')}</summary>
          <ol class="capture-runs" reversed>
            {folded.slice(0, 200).map((run) => (
              <RunLine run={run} />
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function RunLine({ run }: { run: CaptureRun }): Child {
  const { newest, oldest, count, outcome, reasons } = run;
  const wasSeen = seenOutcomes.includes(outcome);
  return (
    <li class={wasSeen ? 'capture-seen' : 'capture-failed'}>
      {outcome === 'unchanged' ? (
        <>
          Looked at {count === 1 ? 'once' : counted(count, 'time')}, unchanged, {count === 1 ? 'on' : 'last on'}{' '}
          <CaptureLink capture={newest} />
        </>
      ) : (
        <>
          <CaptureLink capture={newest} /> · {outcomeInWords(outcome, reasons)}
          {count > 1 ? (
            <>
              , {counted(count, 'time')} since <Day at={oldest.at} />
            </>
          ) : null}
        </>
      )}
    </li>
  );
}

function CaptureLink({ capture }: { capture: CaptureMark }): Child {
  return (
    <a href={href.capture(capture.id)}>
      <Day at={capture.at} />
    </a>
  );
}
