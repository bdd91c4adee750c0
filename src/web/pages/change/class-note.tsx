// Which rules decided the class of a change, and where it can be contested.

import type { Child } from 'hono/jsx';
import type { ChangeRuleId, Hunk } from '#domain/change.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ChangeMark } from '#domain/record.ts';
import { href } from '../../routes.ts';
import { ruleWords } from '../change-rules/rule-words.ts';

interface ClassNoteProps {
  readonly change: ChangeMark;
  readonly hunks: readonly Pick<Hunk, 'class' | 'rule'>[];
}

/** `Decided by the rules number and wording. Contest this class.` */
export function ClassNote({ change, hunks }: ClassNoteProps): Child {
  const number = parsePublicId('change', change.id) ?? 0;
  const rules = decidingRules(change, hunks);
  return (
    <p class="small">
      {rules.length > 0 ? (
        <>
          Decided by the {rules.length === 1 ? 'rule' : 'rules'}{' '}
          {rules.map((rule, index) => (
            <>
              {index === 0 ? '' : ', '}
              <a href={href.changeRule(rule)}>{ruleWords[rule].name.toLowerCase()}</a>
            </>
          ))}
          .{' '}
        </>
      ) : null}
      <a href={href.contest(number)} rel="nofollow">
        Contest this class
      </a>
    </p>
  );
}

/** Rules of the hunks that have the class of the whole change. */
export function decidingRules(
  change: Pick<ChangeMark, 'class'>,
  hunks: readonly Pick<Hunk, 'class' | 'rule'>[],
): ChangeRuleId[] {
  return [...new Set(hunks.filter((hunk) => hunk.class === change.class).map(({ rule }) => rule))];
}
