// The words and order of the first page.

import type { Child } from 'hono/jsx';
import type { Coverage, HomeOverview } from '#queries/home-overview.ts';
import { ChangesByDay } from '../../components/change-line/change-line.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';

/** The first page over an overview; an instance without documents says how to fill it. */
export function HomePage({ overview }: { overview: HomeOverview }): Child {
  const { coverage, latest } = overview;
  return (
    <>
      <h1 class="home-title">The rules platforms write for people, and every change to them</h1>
      <p class="lead">
        Terms of service, privacy policies and community rules, kept version by version, split into provisions,
        compared, and open to be cited.
      </p>
      <search class="home-search">
        <form action={href.search()} method="get">
          <label for="search-words">What are you looking for in what stands today?</label>
          <div class="home-search-field">
            <input id="search-words" type="search" name="q" maxlength={300} />
            <button type="submit">Search</button>
          </div>
          <p class="small soft">
            For instance <a href={href.search({ q: 'arbitration' })}>arbitration</a>,{' '}
            <a href={href.search({ q: '"training" model' })}>training of models</a> or{' '}
            <a href={href.search({ q: '"delete your account"' })}>“delete your account”</a>.
          </p>
        </form>
      </search>
      {coverage.versions === 0 ? <EmptyInstance /> : <CoverageSentence coverage={coverage} />}
      {latest.length > 0 ? (
        <section aria-labelledby="latest">
          <h2 id="latest">Latest substantive changes</h2>
          <ChangesByDay changes={latest} heading="h3" />
          <p>
            <a href={href.changes()}>All changes, newest first</a> ·{' '}
            <a href={href.silentChanges()}>Silent changes, made while the stated date stood still</a>
          </p>
        </section>
      ) : null}
    </>
  );
}

function CoverageSentence({ coverage }: { coverage: Coverage }): Child {
  const { changes } = coverage;
  const others = changes.editorial + changes.cosmetic;
  return (
    <p class="home-coverage">
      The record holds <a href={href.platforms()}>{counted(coverage.documents, 'document')}</a> of{' '}
      {counted(coverage.platforms, 'platform')} in {counted(coverage.versions, 'version')}
      {coverage.firstCapturedAt && coverage.lastCapturedAt ? (
        <>
          , captured from <Day at={coverage.firstCapturedAt} /> to <Day at={coverage.lastCapturedAt} />
        </>
      ) : null}
      . {counted(coverage.provisions, 'provision stands', 'provisions stand')} in the latest versions. Of{' '}
      {counted(changes.substantive + others, 'change')} between versions,{' '}
      <a href={href.changes()}>
        {changes.substantive.toLocaleString('en-GB')} {changes.substantive === 1 ? 'was' : 'were'} substantive
      </a>
      ; {others.toLocaleString('en-GB')} {others === 1 ? 'was' : 'were'} editorial or cosmetic.
    </p>
  );
}

function EmptyInstance(): Child {
  return (
    <p>
      Nothing has been captured or imported yet. An Open Terms Archive history is read in with{' '}
      <code>atlas import ota</code> and the path of its repository or bundle.
    </p>
  );
}
