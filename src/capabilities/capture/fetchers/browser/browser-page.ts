// One page in a browser context of its own: what happens to it, and commands to its main frame and the frames in it.
// Apart because it turns the browser's talk of targets and sessions into one page with frames.

import { BrowserGone, type DevtoolsEvent, type DevtoolsPipe, type Fields } from './devtools-pipe.ts';

export interface PageOptions {
  readonly proxyPort: number;
  readonly userAgent: string;
  /** BCP 47 tags that scripts are told, the preferred first. */
  readonly languages: readonly string[];
}

/** What has happened to the page so far. */
export interface PageState {
  /** Main documents that were shown, redirects left out. */
  readonly navigations: number;
  /** Address of the document that is shown; of the one that failed where the browser shows its own error page. */
  readonly url: string;
  readonly isErrorPage: boolean;
  readonly hasParsed: boolean;
  readonly hasLoaded: boolean;
  readonly hasCrashed: boolean;
  /** Questions that scripts put before the reader: alert, confirm, prompt, "leave this page?". */
  readonly dialogs: number;
  /** Address of what the browser would have saved as a file instead of showing it. */
  readonly downloadUrl: string | null;
}

export interface FrameReference {
  readonly frameId: string;
  readonly parentId: string | null;
  readonly sessionId: string;
  readonly url: string;
}

export interface BrowserPage {
  /** Throws BrowserGone where there is no browser any more, so that nobody waits for it. */
  state(): PageState;
  /** Error text where nothing was shown; null where the document has begun. */
  navigate(url: string, timeoutMs: number): Promise<string | null>;
  /** From now on the main frame stays where it is. */
  holdStill(): Promise<void>;
  frames(): Promise<readonly FrameReference[]>;
  send(sessionId: string, method: string, params?: Fields, timeoutMs?: number): Promise<Fields>;
  readonly sessionId: string;
  /** Removes the context with all it held; rejects where the browser does not answer. */
  close(): Promise<void>;
}

const maxFrames = 30;
const viewport = { width: 1280, height: 900 };

/** Opens an empty page in a new context that knows nothing of others and whose only way out is the proxy. */
export async function openBrowserPage(pipe: DevtoolsPipe, options: PageOptions): Promise<BrowserPage> {
  const { browserContextId } = await pipe.send('Target.createBrowserContext', {
    disposeOnDetach: true,
    proxyServer: `http://127.0.0.1:${options.proxyPort}`,
    proxyBypassList: '<-loopback>',
  });
  const contextId = String(browserContextId);
  await pipe.send('Browser.setDownloadBehavior', {
    behavior: 'deny',
    browserContextId: contextId,
    eventsEnabled: true,
  });
  await pipe.send('Target.setDiscoverTargets', { discover: true });
  const { targetId } = await pipe.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId: contextId,
    ...viewport,
  });
  const attached = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  const sessionId = String(attached.sessionId);
  const watch = watchPage({ pipe, contextId, targetId: String(targetId), sessionId });
  await prepare(pipe, sessionId, options);
  return {
    sessionId,
    state: () => {
      if (!pipe.isOpen()) throw new BrowserGone('it has ended');
      return watch.state();
    },
    navigate: async (url, timeoutMs) => {
      const { errorText } = await pipe.send('Page.navigate', { url }, { sessionId, timeoutMs });
      return typeof errorText === 'string' && errorText !== '' ? errorText : null;
    },
    holdStill: async () => {
      const patterns = [{ resourceType: 'Document' }];
      await pipe.send('Fetch.enable', { patterns }, { sessionId });
    },
    frames: async () => {
      const sessions = [sessionId, ...watch.frameSessions()].slice(0, maxFrames);
      const trees = await Promise.all(
        sessions.map(async (session) =>
          flatten(await pipe.send('Page.getFrameTree', {}, { sessionId: session }), session),
        ),
      );
      return trees.flat().slice(0, maxFrames);
    },
    send: (session, method, params = {}, timeoutMs = 10_000) =>
      pipe.send(method, params, { sessionId: session, timeoutMs }),
    close: async () => {
      watch.stop();
      await pipe.send('Target.disposeBrowserContext', { browserContextId: contextId }, { timeoutMs: 3000 });
    },
  };
}

async function prepare(pipe: DevtoolsPipe, sessionId: string, { userAgent, languages }: PageOptions): Promise<void> {
  const send = (method: string, params: Fields = {}) => pipe.send(method, params, { sessionId });
  const [locale = 'en'] = languages;
  await Promise.all([
    send('Page.enable'),
    send('Inspector.enable'),
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }),
    send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: languages.join(',') }),
    // A locale that this build of Chromium does not know stays what it was.
    send('Emulation.setLocaleOverride', { locale: locale.replaceAll('-', '_') }).catch(() => ({})),
    send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 1, mobile: false }),
    send('Emulation.setFocusEmulationEnabled', { enabled: true }),
  ]);
}

interface Watched {
  readonly pipe: DevtoolsPipe;
  readonly contextId: string;
  readonly targetId: string;
  readonly sessionId: string;
}

type Changing = { -readonly [Key in keyof PageState]: PageState[Key] };

function watchPage(watched: Watched) {
  const state: Changing = {
    navigations: 0,
    url: 'about:blank',
    isErrorPage: false,
    hasParsed: false,
    hasLoaded: false,
    hasCrashed: false,
    dialogs: 0,
    downloadUrl: null,
  };
  const frameSessions = new Set<string>();
  const { pipe, sessionId } = watched;
  const quietly = (method: string, params: Fields, session?: string) => {
    pipe.send(method, params, { sessionId: session }).catch((cause: unknown) => {
      // The page may be gone before it is told; a browser that is gone is noticed by whoever waits for it.
      if (!(cause instanceof Error)) throw cause;
    });
  };
  const stop = pipe.listen((event) => {
    if (event.sessionId === undefined) return onBrowserEvent(event, watched, { state, quietly });
    if (event.sessionId !== sessionId && !frameSessions.has(event.sessionId)) return;
    onPageEvent(event, watched, { state, quietly, frameSessions });
  });
  return { state: () => ({ ...state }), frameSessions: () => [...frameSessions], stop };
}

interface Reacting {
  readonly state: Changing;
  quietly(method: string, params: Fields, session?: string): void;
}

function onBrowserEvent({ method, params }: DevtoolsEvent, { contextId, targetId }: Watched, on: Reacting): void {
  if (method === 'Target.targetCreated') {
    const target = params.targetInfo as { targetId: string; type: string; browserContextId?: string };
    const isPopup = target.type === 'page' && target.browserContextId === contextId && target.targetId !== targetId;
    if (isPopup) on.quietly('Target.closeTarget', { targetId: target.targetId });
  } else if (method === 'Target.targetCrashed' && params.targetId === targetId) on.state.hasCrashed = true;
  else if (method === 'Browser.downloadWillBegin' && params.frameId === targetId) {
    const url = String(params.url);
    if (/^https?:/.test(url)) on.state.downloadUrl = url;
  }
}

function onPageEvent(
  { method, params, sessionId }: DevtoolsEvent,
  watched: Watched,
  { state, quietly, frameSessions }: Reacting & { readonly frameSessions: Set<string> },
): void {
  const isMain = sessionId === watched.sessionId;
  switch (method) {
    case 'Page.frameNavigated': {
      const frame = params.frame as { id: string; parentId?: string; url: string; unreachableUrl?: string };
      if (!isMain || frame.parentId !== undefined) return;
      state.navigations++;
      state.isErrorPage = frame.unreachableUrl !== undefined && frame.unreachableUrl !== '';
      state.url = state.isErrorPage ? String(frame.unreachableUrl) : frame.url;
      state.hasParsed = false;
      state.hasLoaded = false;
      return;
    }
    case 'Page.domContentEventFired':
      if (isMain) state.hasParsed = true;
      return;
    case 'Page.loadEventFired':
      if (isMain) state.hasLoaded = true;
      return;
    case 'Page.javascriptDialogOpening':
      state.dialogs++;
      quietly('Page.handleJavaScriptDialog', { accept: params.type === 'beforeunload' }, sessionId);
      return;
    case 'Inspector.targetCrashed':
      if (isMain) state.hasCrashed = true;
      return;
    case 'Fetch.requestPaused': {
      const { requestId, frameId } = params;
      const isMainFrame = frameId === watched.targetId;
      if (isMainFrame) quietly('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, sessionId);
      else quietly('Fetch.continueRequest', { requestId }, sessionId);
      return;
    }
    case 'Target.attachedToTarget': {
      const session = String(params.sessionId);
      const target = params.targetInfo as { type: string };
      if (target.type !== 'iframe' || frameSessions.size >= maxFrames) return;
      frameSessions.add(session);
      quietly('Page.enable', {}, session);
      quietly('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, session);
      return;
    }
    case 'Target.detachedFromTarget':
      frameSessions.delete(String(params.sessionId));
      return;
  }
}

interface FrameTree {
  readonly frame: { readonly id: string; readonly parentId?: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

/** Frames whose documents live in other processes come with a session of their own. */
function flatten(answer: Fields, sessionId: string): readonly FrameReference[] {
  const found: FrameReference[] = [];
  const trees = [answer.frameTree as FrameTree];
  for (const { frame, childFrames = [] } of trees) {
    found.push({ frameId: frame.id, parentId: frame.parentId ?? null, sessionId, url: frame.url });
    trees.push(...childFrames);
  }
  return found;
}
