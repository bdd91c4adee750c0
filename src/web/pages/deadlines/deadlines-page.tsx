// The words and order of the deadlines: what comes up, then every stated time by what it is for.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { Deadline } from '#queries/deadlines.ts';
import { Day } from '../../components/moment/moment.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { type DeadlinesQuery, href } from '../../routes.ts';

interface DeadlinesPageProps {
  readonly found: readonly Deadline[];
  readonly query: DeadlinesQuery;
  readonly catalog: Catalog;
  /** `2026-05-01`. */
  readonly today: string;
}

/** Rows of one group where all groups are shown. */
const shownOfGroup = 20;
const shownOfOne = 500;

/** What people can do only for some time. */
export function DeadlinesPage({ found, query, catalog, today }: DeadlinesPageProps): Child {
  const upcoming = found.filter(({ lastOn }) => lastOn !== null && lastOn >= today).sort(byLastDay);
  const platform = query.platform === undefined ? undefined : found[0]?.platform.name;
  const actions = [...new Set(found.map(({ action }) => action))].sort();
  return (
    <>
      <h1>Deadlines{platform ? ` of ${platform}` : ''}</h1>
      <p class="lead">
        What people can do only for some time: opt out, object, leave, claim. Each is read out of a clause that stands
        today. A period begins for you when the clause says, most often when you accept it; the days below are counted
        from the day on which a changed wording was first captured, and are no promise.
      </p>
      <p class="no-print">
        <a href={href.deadlinesCalendar(query)}>These deadlines as a calendar</a> that calendar programs can follow
      </p>
      {query.platform || query.type ? (
        <p>
          <a href={href.deadlines()}>All deadlines</a>
        </p>
      ) : null}
      <section aria-labelledby="upcoming">
        <h2 id="upcoming">Coming up</h2>
        {upcoming.length === 0 ? (
          <p>No deadline that begins with a recorded change is still to come.</p>
        ) : (
          <DeadlineTable
            caption="Deadlines still to come, the next one first"
            deadlines={upcoming.slice(0, shownOfOne)}
          />
        )}
      </section>
      {actions.map((action) => (
        <Group action={action} all={found.filter((each) => each.action === action)} query={query} catalog={catalog} />
      ))}
    </>
  );
}

const byLastDay = (a: Deadline, b: Deadline): number =>
  a.lastOn === b.lastOn ? a.provision - b.provision : (a.lastOn ?? '') < (b.lastOn ?? '') ? -1 : 1;

interface GroupProps {
  readonly action: string;
  readonly all: readonly Deadline[];
  readonly query: DeadlinesQuery;
  readonly catalog: Catalog;
}

function Group({ action, all, query, catalog }: GroupProps): Child {
  const [first] = all;
  if (!first) return null;
  const shown = all.slice(0, query.type === undefined ? shownOfGroup : shownOfOne);
  const type = catalog.clauseTypes.get(first.clauseType);
  return (
    <section>
      <h2>To {action}</h2>
      <p class="soft">
        {counted(all.length, 'clause')} of the kind{' '}
        <a href={href.clauseType(first.clauseType)}>{type?.name ?? first.clauseType}</a>
      </p>
      <DeadlineTable caption={`Time to ${action}, latest wordings first`} deadlines={shown} />
      {shown.length < all.length ? (
        <p>
          <a href={href.deadlines({ ...query, type: first.clauseType })}>All {all.length.toLocaleString('en-GB')}</a>
        </p>
      ) : null}
    </section>
  );
}

function DeadlineTable({ caption, deadlines }: { caption: string; deadlines: readonly Deadline[] }): Child {
  return (
    <table class="cards-table">
      <caption class="hidden-visually">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Platform</th>
          <th scope="col">Time, as stated</th>
          <th scope="col">Wording since</th>
          <th scope="col">Last day</th>
        </tr>
      </thead>
      <tbody>
        {deadlines.map((deadline) => (
          <Row deadline={deadline} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ deadline }: { deadline: Deadline }): Child {
  const { platform, document, provision } = deadline;
  return (
    <tr>
      <th scope="row">
        <a href={href.platform(platform.slug)}>{platform.name}</a>
        <br />
        <a class="under-name" href={href.provision({ platform: platform.slug, document: document.slug }, provision)}>
          {document.name}
        </a>
      </th>
      <td data-label="Time, as stated">
        <span lang={document.language ?? undefined} dir="auto">
          {deadline.words}
        </span>{' '}
        <span class="soft">to {deadline.action}</span>
      </td>
      <td data-label="Wording since">
        <Day at={deadline.since} />
      </td>
      <td data-label="Last day">
        {deadline.lastOn === null ? (
          <span class="soft">counts from when you accept</span>
        ) : (
          <Day at={new Date(deadline.lastOn)} />
        )}
      </td>
    </tr>
  );
}
