// Which version to read: the latest, the first, one by date. Links and a plain form.

import type { Child } from 'hono/jsx';
import type { VersionMark } from '#domain/record.ts';
import { type DocumentAddress, href } from '../../routes.ts';
import { Day } from '../moment/moment.tsx';

interface VersionPickerProps {
  readonly address: DocumentAddress;
  readonly shown: VersionMark;
  readonly first: VersionMark;
  readonly latest: VersionMark;
}

interface SinceFormProps {
  /** Public id. */
  readonly document: string;
  readonly first: VersionMark;
  readonly latest: VersionMark;
}

/** The choice between the versions of a document. */
export function VersionPicker({ address, shown, first, latest }: VersionPickerProps): Child {
  return (
    <form class="version-picker no-print" action={href.document(address)} method="get">
      <h2 class="version-picker-title">Which version</h2>
      <ul>
        <li>
          <a href={href.document(address)} aria-current={shown.number === latest.number ? 'true' : undefined}>
            Latest
          </a>{' '}
          <span class="soft">
            <Day at={latest.capturedAt} />
          </span>
        </li>
        <li>
          <a
            href={href.versionByNumber(address, first.number)}
            aria-current={shown.number === first.number ? 'true' : undefined}
          >
            First tracked
          </a>{' '}
          <span class="soft">
            <Day at={first.capturedAt} />
          </span>
        </li>
        <li>
          <label for="on-date">As it stood on</label>{' '}
          <span class="version-picker-date">
            <input
              id="on-date"
              type="date"
              name="on"
              required
              min={first.capturedAt.toISOString().slice(0, 10)}
              value={shown.capturedAt.toISOString().slice(0, 10)}
            />{' '}
            <button type="submit">Show</button>
          </span>
        </li>
      </ul>
    </form>
  );
}

/** What changed since a day, such as the one on which a reader accepted the document. */
export function SinceForm({ document, first, latest }: SinceFormProps): Child {
  if (first.number === latest.number) return null;
  return (
    <form class="version-picker no-print" action={href.compare({ from: '', to: '' })} method="get">
      <input type="hidden" name="document" value={document} />
      <label for="since-date">What changed since I accepted it on</label>{' '}
      <span class="version-picker-date">
        <input
          id="since-date"
          type="date"
          name="since"
          required
          min={first.capturedAt.toISOString().slice(0, 10)}
          value={first.capturedAt.toISOString().slice(0, 10)}
        />{' '}
        <button type="submit">Compare</button>
      </span>
      <p id="since-looked" class="small" data-document={document} data-version={String(latest.number)} hidden></p>
    </form>
  );
}
