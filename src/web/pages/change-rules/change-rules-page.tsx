// The rules that decide the class of a difference, each with an example and an address of its own.

import type { Child } from 'hono/jsx';
import { type ChangeClass, type ChangeRuleId, changeRules } from '#domain/change.ts';
import { classInWords } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { type RuleWords, ruleWords } from './rule-words.ts';

const classSays: Readonly<Record<ChangeClass, string>> = {
  substantive:
    'Words of a rule, right, duty, practice or definition were added, removed or changed. Only these are news. In doubt a difference is substantive.',
  editorial: 'The words differ and no rule does, or what differs is no part of the agreement.',
  cosmetic: 'Readers read the same words.',
};

/** All rules by class, the weightiest first. */
export function ChangeRulesPage(): Child {
  return (
    <>
      <h1>How changes are classed</h1>
      <p class="lead">
        Every difference has a class, and every class a rule that decided it. A change has the class of its weightiest
        difference.
      </p>
      <p>
        A version that only our or an archive’s reading of the same page brought about is marked as re-extracted and
        alerts nobody. A whole text that comes back within 30 days after it was replaced is an{' '}
        <a href={href.oscillations()}>oscillation</a>; later it is told once as a return. The class of every change can
        be contested from its record; what was found wrong stands among the <a href={href.corrections()}>corrections</a>
        .
      </p>
      {(['substantive', 'editorial', 'cosmetic'] as const).map((name) => (
        <section aria-labelledby={name}>
          <h2 id={name}>{classInWords(name)}</h2>
          <p>{classSays[name]}</p>
          {rulesOf(name).map(([rule, words]) => (
            <Rule rule={rule} words={words} />
          ))}
        </section>
      ))}
    </>
  );
}

/** The rules of a class, in the order in which they are told. */
export function rulesOf(changeClass: ChangeClass): (readonly [ChangeRuleId, RuleWords])[] {
  return changeRules.map((rule) => [rule, ruleWords[rule]] as const).filter(([, words]) => words.class === changeClass);
}

function Rule({ rule, words }: { rule: ChangeRuleId; words: RuleWords }): Child {
  return (
    <section class="change-rule" id={rule} aria-labelledby={`${rule}-name`}>
      <h3 id={`${rule}-name`}>{words.name}</h3>
      <p>{words.says}</p>
      <dl class="change-rule-example">
        <dt>Before</dt>
        <dd>{words.before === '' ? <span class="soft">nothing</span> : <code>{words.before}</code>}</dd>
        <dt>After</dt>
        <dd>{words.after === '' ? <span class="soft">nothing</span> : <code>{words.after}</code>}</dd>
      </dl>
    </section>
  );
}
