// What a reader sees when nothing stands at an address or something failed: one calm sentence and the ways on.

import type { Child } from 'hono/jsx';
import type { Page } from '../../page.ts';
import { href } from '../../routes.ts';

/** Answers an address at which nothing stands. */
export function missingPage(sentence: string, path: string): Page {
  return {
    kind: 'page',
    status: 404,
    title: 'Nothing stands here',
    canonicalPath: path.split('?', 1)[0] ?? path,
    json: () => ({ error: 'not-found', message: sentence }),
    body: () => <Notice title="Nothing stands here" sentence={sentence} />,
  };
}

/** Answers a request that failed on our side; says nothing about why, the log does. */
export function errorPage(): Page {
  const sentence = 'Something failed on our side while this page was being made. Please try again in a moment.';
  return {
    kind: 'page',
    status: 500,
    title: 'This page could not be made',
    canonicalPath: '/',
    json: () => ({ error: 'internal', message: sentence }),
    body: () => <Notice title="This page could not be made" sentence={sentence} />,
  };
}

/** Answers an address that asks for more than it may; `seconds` says when it may again. */
export function tooManyRequestsPage(seconds: number): Page {
  const wait = `Please wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} and ask again.`;
  const sentence = `More pages were asked for from your address than this site gives in a minute. ${wait}`;
  return {
    kind: 'page',
    status: 429,
    title: 'A little slower, please',
    canonicalPath: '/',
    headers: { 'retry-after': String(seconds), 'cache-control': 'no-store' },
    json: () => ({ type: 'about:blank', title: 'Too Many Requests', status: 429, detail: sentence }),
    body: () => (
      <>
        <h1>A little slower, please</h1>
        <p class="lead">{sentence}</p>
        <p>
          To use much of the record at once, run the program on a machine of your own: <a href={href.about()}>about</a>.
        </p>
      </>
    ),
  };
}

function Notice({ title, sentence }: { title: string; sentence: string }): Child {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{sentence}</p>
      <p>
        You can <a href={href.search()}>search the provisions</a>, look through{' '}
        <a href={href.platforms()}>all platforms</a> or read <a href={href.changes()}>the latest changes</a>.
      </p>
    </>
  );
}
