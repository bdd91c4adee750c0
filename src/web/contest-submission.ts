// What the form to contest a class sends: the only thing that strangers may write here. Bounded in bytes, taken from
// pages of this site only, and kept as text that nothing obeys.

import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { type ContestFault, submitContest } from '#pipeline/contest-change.ts';
import type { Page, PageAnswer, SiteContext } from './page.ts';
import { missing, redirectTo } from './page.ts';
import type { ContestedChange, RefusedForm } from './pages/contest/contest-page.tsx';
import { contestPage } from './pages/contest/contest-route.ts';
import { contestedChange } from './pages/contest/contested-change.ts';
import { createRateLimit } from './rate-limit.ts';
import { href, patterns } from './routes.ts';

/** Room for a statement in which every letter is coded. */
const mostBytes = 32 * 1024;
const contestsPerMinute = 4;

type Show = (c: Context, answer: PageAnswer) => Promise<Response>;

/** Adds the address that takes contests. */
export function addContestSubmission(site: Hono, context: SiteContext, show: Show): void {
  const limit = context.requestsPerMinute ? createRateLimit(contestsPerMinute) : null;
  site.post(patterns.contest, async (c) => {
    const contested = await contestedChange(context, c.req.param('change') ?? '');
    if (!contested) return show(c, missing('There is no change with this id.'));
    const address = limit ? (getConnInfo(c).remote.address ?? '') : '';
    const seconds = limit ? limit.take(address, context.now().getTime()) : 0;
    const refusal =
      seconds > 0 ? `So many were sent from here that you must wait ${seconds} seconds.` : whyForeign(c, context);
    const form = refusal ? null : await readForm(c);
    if (!form) return show(c, contestPage(contested, refusedForm(refusal ?? unreadable)));
    return show(c, await take(context, contested, form));
  });
}

const unreadable = 'What was sent could not be read as this form; please send the form on this page.';

async function take(context: SiteContext, contested: ContestedChange, form: SentForm): Promise<Page | PageAnswer> {
  if (form.website !== '') {
    return contestPage(contested, refusedForm('A field that people do not see was filled in. Please try again.', form));
  }
  const outcome = await submitContest(context.database, {
    ...form,
    changeId: contested.number,
    submittedAt: context.now(),
  });
  switch (outcome.kind) {
    case 'kept':
      return redirectTo(href.contestKept(contested.number, outcome.id), 303);
    case 'no-change':
      return missing('There is no change with this id.');
    case 'too-many':
      return contestPage(
        contested,
        refusedForm('So many contests wait for an answer that no more are taken now.', form),
      );
    case 'invalid':
      return contestPage(contested, {
        ...form,
        faults: outcome.faults,
        sentences: outcome.faults.map((fault) => faultWords[fault]),
      });
  }
}

const faultWords: Readonly<Record<ContestFault, string>> = {
  class: 'Choose the class that the change should have.',
  statement: 'Say why in 10 to 2,000 characters.',
  mail: 'The mail address cannot be one; correct it or leave it empty.',
};

interface SentForm {
  readonly proposedClass: string;
  readonly statement: string;
  readonly mail: string;
  readonly website: string;
}

const nothingTyped: SentForm = { proposedClass: '', statement: '', mail: '', website: '' };

function refusedForm(sentence: string, form: SentForm = nothingTyped): RefusedForm {
  return { ...form, sentences: [sentence], faults: [] };
}

/** Why a request is none of a page of this site; null where it is one. Browsers say where a form was sent from. */
function whyForeign(c: Context, { publicUrl }: SiteContext): string | null {
  const foreign = 'It was not sent from a page of this site; please send the form on this page.';
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return foreign;
  const sender = c.req.header('origin') ?? c.req.header('referer');
  if (sender === undefined) return site === undefined ? foreign : null;
  const origin = originOf(sender);
  return origin !== null && [originOf(publicUrl), new URL(c.req.url).origin].includes(origin) ? null : foreign;
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

async function readForm(c: Context): Promise<SentForm | null> {
  const mediaType = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded') return null;
  const bytes = await readBounded(c.req.raw.body);
  if (!bytes) return null;
  const fields = new URLSearchParams(new TextDecoder().decode(bytes));
  const read = (name: string) => (fields.get(name) ?? '').replaceAll('\0', '');
  return { proposedClass: read('class'), statement: read('statement'), mail: read('mail'), website: read('website') };
}

/** The bytes of a body; null where there are too many, whatever length was announced. */
async function readBounded(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
