// Reads what a page shows once it has come to rest: waits, scrolls, unfolds, and writes down the tree with the frames
// in it. Apart from the page itself, which only carries commands.

import { randomBytes } from 'node:crypto';
import type { FetchFailure } from '#domain/capture.ts';
import { failure } from '../../fetch-failures.ts';
import type { BrowserPage, FrameReference, PageState } from './browser-page.ts';
import { CommandFailed } from './devtools-pipe.ts';
import { callIn, enterFrame, type FrameWorld, listIn } from './frame-world.ts';
import type { RecordingProxy } from './recording-proxy.ts';

export interface ReadingLimits {
  /** Milliseconds until a page that never rests is read as it stands. */
  readonly settleMs: number;
  /** Milliseconds without change that count as rest. */
  readonly restMs: number;
  /** Documents that a page may lead through by scripts and refreshes. */
  readonly maxNavigations: number;
  readonly unfoldings: number;
  readonly scrollRounds: number;
  readonly characters: number;
  /** Pixels of height that a picture of the page may have. */
  readonly screenshotHeight: number;
}

export const usualReadingLimits: ReadingLimits = {
  settleMs: 12_000,
  restMs: 700,
  maxNavigations: 8,
  unfoldings: 150,
  scrollRounds: 5,
  characters: 20_000_000,
  screenshotHeight: 10_000,
};

export interface PageReading {
  readonly html: string;
  readonly screenshot: Uint8Array | null;
}

/** How things outside the page stand. */
export type Outside = Pick<RecordingProxy['recording'], 'traffic' | 'isCut'>;

interface Size {
  readonly text: number;
  readonly elements: number;
  readonly height: number;
}

const pollMs = 150;

/** Waits until the document is there and neither it nor its traffic has changed for a while, or the time is over. */
export async function settle(page: BrowserPage, outside: Outside, limits: ReadingLimits): Promise<Size> {
  const begin = performance.now();
  let size: Size = { text: -1, elements: -1, height: 0 };
  let restingSince = begin;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
    const now = performance.now();
    const { hasParsed, url, downloadUrl } = page.state();
    if (isBeyondReading(page.state(), limits) || outside.isCut(url.split('#')[0] ?? '')) return size;
    if (hasParsed) {
      const next = await measure(page);
      // Tickers and counters change a little without end; after some seconds only what is large counts.
      const tolerance = now - begin > limits.settleMs / 2 ? 0.01 : 0;
      if (!isSameSize(size, next, tolerance)) restingSince = now;
      size = next;
    }
    const { active, quietMs } = outside.traffic();
    const isQuiet = active === 0 ? quietMs > Math.min(300, limits.restMs) : quietMs > 2500;
    if (hasParsed && isQuiet && performance.now() - restingSince >= limits.restMs) return size;
    // A page that was left for a file before it was read is never said to have parsed.
    if (!hasParsed && downloadUrl !== null && isQuiet && quietMs >= limits.restMs) return size;
    // A document that is still coming in is waited for as long as the capture may last.
    if (hasParsed && performance.now() - begin > limits.settleMs) return size;
  }
}

const maxDialogs = 20;

/** What a page does that no reading can end well with; null while it behaves. */
export function troubleOf(state: PageState, { maxNavigations }: ReadingLimits): FetchFailure | null {
  if (state.hasCrashed) return failure('unreadable', 'page-crashed', 'The page brought its part of the browser down.');
  if (state.dialogs > maxDialogs) return failure('unreadable', 'dialog-loop', 'The page asks questions without end.');
  if (state.navigations > maxNavigations) {
    return failure('unreadable', 'redirect-loop', 'The page leads on to another without end.');
  }
  return null;
}

function isBeyondReading(state: PageState, limits: ReadingLimits): boolean {
  return state.isErrorPage || troubleOf(state, limits) !== null;
}

function isSameSize(one: Size, other: Size, tolerance: number): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= Math.max(a, b) * tolerance;
  return isNear(one.text, other.text) && isNear(one.elements, other.elements);
}

/** Zero where the document is just being replaced by the next. */
async function measure(page: BrowserPage): Promise<Size> {
  try {
    return (await callIn(page, await enterMain(page), { name: 'measure' })) as Size;
  } catch (cause) {
    if (cause instanceof CommandFailed && !cause.isTimeout) return { text: 0, elements: 0, height: 0 };
    throw cause;
  }
}

/** How many characters the page itself shows. */
export async function visibleLength(page: BrowserPage): Promise<number> {
  return Number(await callIn(page, await enterMain(page), { name: 'visibleLength' }));
}

async function enterMain(page: BrowserPage): Promise<FrameWorld> {
  const [main] = await page.frames();
  if (!main) throw new CommandFailed('Page.getFrameTree', 'no main frame');
  return enterFrame(page, main);
}

/** Scrolls while that brings more, and opens what is folded; the page settles after each. */
export async function unfold(page: BrowserPage, outside: Outside, limits: ReadingLimits): Promise<void> {
  const world = await enterMain(page);
  const briefly = { ...limits, restMs: limits.restMs / 2, settleMs: limits.settleMs / 2 };
  let size = (await callIn(page, world, { name: 'measure' })) as Size;
  for (let round = 0; round < limits.scrollRounds; round++) {
    const hasMoved = await callIn(page, world, { name: 'scrollThrough', args: [80], isAsync: true });
    if (hasMoved !== true) break;
    const next = await settle(page, outside, briefly);
    if (next.text <= size.text) break;
    size = next;
  }
  const pressed = await callIn(page, world, { name: 'openSections', args: [limits.unfoldings], isAsync: true });
  if (Number(pressed) > 0) await settle(page, outside, briefly);
  await callIn(page, world, { name: 'scrollToTop' });
}

/** The tree of the page with its frames as sections in their places; null where it is too large. */
export async function serialise(page: BrowserPage, limits: ReadingLimits): Promise<string | null> {
  const frames = await page.frames();
  const [main] = frames;
  if (!main) return null;
  const budget = { characters: limits.characters };
  return serialiseFrame({ page, frames, budget }, main);
}

interface Serialising {
  readonly page: BrowserPage;
  readonly frames: readonly FrameReference[];
  readonly budget: { characters: number };
}

async function serialiseFrame(work: Serialising, frame: FrameReference): Promise<string | null> {
  const { page, budget } = work;
  const world = await enterFrame(page, frame);
  await meetHiddenRoots(page, world);
  const children = await placedChildren(work, world);
  const nonce = `frame-${randomBytes(8).toString('hex')}`;
  const args = [frame !== work.frames[0], nonce, budget.characters, ...children.map(({ objectId }) => ({ objectId }))];
  const written = (await callIn(page, world, { name: 'serialise', args })) as { html: string; isWhole: boolean };
  if (!written.isWhole) return null;
  budget.characters -= written.html.length;
  const sections: string[] = [];
  for (const { child } of children) {
    const inner = await serialiseFrame(work, child).catch((cause: unknown) => {
      // A frame that has gone meanwhile shows nothing; one that hangs must not be waited for twice.
      if (cause instanceof CommandFailed && !cause.isTimeout) return '';
      throw cause;
    });
    if (inner === null) return null;
    sections.push(inner === '' ? '' : section(child.url, inner));
  }
  return written.html.replace(
    new RegExp(`<!--${nonce}:(\\d+)-->`, 'g'),
    (_, index: string) => sections[Number(index)] ?? '',
  );
}

/** The elements of this frame that hold frames with something to see. */
async function placedChildren({ page, frames }: Serialising, { frame, contextId }: FrameWorld) {
  const placed: { readonly child: FrameReference; readonly objectId: string }[] = [];
  for (const child of frames) {
    const isOwn = child.parentId === frame.frameId || (child.parentId === null && child.frameId !== frame.frameId);
    if (!isOwn) continue;
    try {
      const owner = await page.send(frame.sessionId, 'DOM.getFrameOwner', { frameId: child.frameId });
      const { backendNodeId } = owner;
      const resolved = await page.send(frame.sessionId, 'DOM.resolveNode', {
        backendNodeId,
        executionContextId: contextId,
      });
      const { objectId } = resolved.object as { readonly objectId?: string };
      if (objectId) placed.push({ child, objectId });
    } catch (cause) {
      // It hangs in another frame, or in none any more.
      if (!(cause instanceof CommandFailed) || cause.isTimeout) throw cause;
    }
  }
  return placed;
}

/** Shadow trees that pages close are shown to readers all the same; the browser tells where they are. */
async function meetHiddenRoots(page: BrowserPage, world: FrameWorld): Promise<void> {
  const { sessionId } = world.frame;
  for (let round = 0; round < 3; round++) {
    let met = 0;
    for (const objectId of await listIn(page, world, { name: 'possibleHosts', args: [200] })) {
      const described = await page.send(sessionId, 'DOM.describeNode', { objectId, depth: 0, pierce: true });
      const { shadowRoots = [] } = described.node as {
        shadowRoots?: readonly { backendNodeId: number; shadowRootType: string }[];
      };
      const closed = shadowRoots.find(({ shadowRootType }) => shadowRootType === 'closed');
      if (!closed) continue;
      const params = { backendNodeId: closed.backendNodeId, executionContextId: world.contextId };
      const { object } = await page.send(sessionId, 'DOM.resolveNode', params);
      const root = object as { readonly objectId: string };
      await callIn(page, world, { name: 'knowRoot', args: [{ objectId }, { objectId: root.objectId }] });
      met++;
    }
    if (met === 0) return;
  }
}

function section(url: string, html: string): string {
  const address = url.slice(0, 2000).replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<section data-frame-url="${address}">${html}</section>`;
}

/** A picture of the page from the top, as far down as a picture may go; null where none could be taken. */
export async function takePicture(page: BrowserPage, limits: ReadingLimits): Promise<Uint8Array | null> {
  try {
    const metrics = await page.send(page.sessionId, 'Page.getLayoutMetrics');
    const { width, height } = metrics.cssContentSize as { readonly width: number; readonly height: number };
    const clip = {
      x: 0,
      y: 0,
      width: Math.min(Math.max(width, 1), 1600),
      height: Math.min(Math.max(height, 1), limits.screenshotHeight),
      scale: 1,
    };
    const options = { format: 'png', captureBeyondViewport: true, clip };
    const { data } = await page.send(page.sessionId, 'Page.captureScreenshot', options, 15_000);
    return Buffer.from(String(data), 'base64');
  } catch (cause) {
    if (cause instanceof CommandFailed) return null;
    throw cause;
  }
}
