// The codebook as a reader's list: the question each clause type answers, and how many platforms answer with yes.

import type { Child } from 'hono/jsx';
import type { ClauseType } from '#domain/clause-type.ts';
import { byCategory, categoryName } from '../../components/clause-category/category-words.ts';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';

export interface ClauseTypeEntry {
  readonly type: ClauseType;
  readonly platforms: number;
  readonly provisions: number;
}

/** All clause types. */
export function ClauseTypesPage({
  entries,
  platforms,
}: {
  entries: readonly ClauseTypeEntry[];
  platforms: number;
}): Child {
  return (
    <>
      <h1>Clause types</h1>
      <p class="lead">
        {counted(entries.length, 'kind')} of clause are looked for in every document, each by rules that anyone can
        read. Counted are the {counted(platforms, 'platform')} with a captured document in English.
      </p>
      {byCategory(entries, (entry) => entry.type).map(({ category, things }) => (
        <section>
          <h2 id={category}>{categoryName(category)}</h2>
          <dl class="clause-type-list">
            {things.map((entry) => (
              <div>
                <dt>
                  <a href={href.clauseType(entry.type.id)}>{entry.type.name}</a>
                </dt>
                <dd>
                  {entry.type.question}{' '}
                  <span class="soft">
                    {entry.platforms === 0
                      ? 'Found on no platform so far.'
                      : `Found on ${counted(entry.platforms, 'platform')}, in ${counted(entry.provisions, 'provision')}.`}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
