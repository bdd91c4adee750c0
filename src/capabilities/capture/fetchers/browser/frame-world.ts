// Our own script inside a frame, in a world that the page's scripts can neither see nor change: the same calls for
// the main document and for the frames in it.

import type { BrowserPage, FrameReference } from './browser-page.ts';
import { CommandFailed, type Fields } from './devtools-pipe.ts';
import readingScript from './in-page/reading.page.ts?text';

export interface FrameWorld {
  readonly frame: FrameReference;
  readonly contextId: number;
}

interface CallOptions {
  readonly timeoutMs?: number;
  readonly isAsync?: boolean;
}

const worldName = 'atlas-reading';

/** Puts our script into a frame's present document. */
export async function enterFrame(page: BrowserPage, frame: FrameReference): Promise<FrameWorld> {
  const { sessionId, frameId } = frame;
  const created = await page.send(sessionId, 'Page.createIsolatedWorld', { frameId, worldName });
  const contextId = Number(created.executionContextId);
  const expression = `globalThis.atlas ?? (() => { ${readingScript} })(); undefined`;
  failIfThrown(await page.send(sessionId, 'Runtime.evaluate', { expression, contextId, returnByValue: true }));
  return { frame, contextId };
}

/** Calls one of the script's functions with plain values, or `{ objectId }` for things of the page. */
export async function callIn(
  page: BrowserPage,
  world: FrameWorld,
  call: { readonly name: string; readonly args?: readonly unknown[] } & CallOptions,
): Promise<unknown> {
  const answer = await callFunction(page, world, call, true);
  return (answer.result as { readonly value?: unknown }).value;
}

/** The same where the result is an array of things of the page: their object ids. */
export async function listIn(
  page: BrowserPage,
  world: FrameWorld,
  call: { readonly name: string; readonly args?: readonly unknown[] },
): Promise<readonly string[]> {
  const { result } = await callFunction(page, world, call, false);
  const { objectId } = result as { readonly objectId?: string };
  const { sessionId } = world.frame;
  const properties = await page.send(sessionId, 'Runtime.getProperties', { objectId, ownProperties: true });
  const list = properties.result as readonly {
    readonly name: string;
    readonly value?: { readonly objectId?: string };
  }[];
  return list.flatMap(({ name, value }) => (/^\d+$/.test(name) && value?.objectId ? [value.objectId] : []));
}

async function callFunction(
  page: BrowserPage,
  { frame, contextId }: FrameWorld,
  {
    name,
    args = [],
    timeoutMs = 10_000,
    isAsync = false,
  }: { readonly name: string; readonly args?: readonly unknown[] } & CallOptions,
  returnByValue: boolean,
): Promise<Fields> {
  const answer = await page.send(
    frame.sessionId,
    'Runtime.callFunctionOn',
    {
      functionDeclaration: `function (...args) { return globalThis.atlas.${name}(...args); }`,
      executionContextId: contextId,
      arguments: args.map((value) => (isReference(value) ? value : { value })),
      returnByValue,
      awaitPromise: isAsync,
    },
    timeoutMs,
  );
  failIfThrown(answer);
  return answer;
}

function isReference(value: unknown): value is { readonly objectId: string } {
  return typeof value === 'object' && value !== null && 'objectId' in value;
}

function failIfThrown(answer: Fields): void {
  const details = answer.exceptionDetails as { readonly text?: string } | undefined;
  if (details) throw new CommandFailed('in-page script', details.text ?? 'threw');
}
