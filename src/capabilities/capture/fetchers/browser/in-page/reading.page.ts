// Runs inside the page, in a world of its own that the page's scripts cannot reach: measures, opens what is folded,
// scrolls, and writes down what the reader sees. Bundled to one script; what it offers hangs on `globalThis.atlas`.

import { type OpenedSections, openSections } from './open-sections.ts';
import { serialiseDocument } from './serialise-document.ts';

const rootsOfHosts = new WeakMap<Element, ShadowRoot>();
const opened: OpenedSections = { keptPanels: new Map() };

/** How much there is, to tell whether the page still changes. */
function measure(): { readonly text: number; readonly elements: number; readonly height: number } {
  const hosts = [...document.querySelectorAll('*')];
  let text = document.documentElement?.textContent?.length ?? 0;
  let elements = hosts.length;
  for (const host of hosts) {
    const root = rootOf(host);
    if (!root) continue;
    text += root.textContent?.length ?? 0;
    elements += root.querySelectorAll('*').length;
  }
  return { text, elements, height: document.documentElement?.scrollHeight ?? 0 };
}

/** Walks down the page as a reader would, so that what loads when it is seen gets loaded; false where all is in view. */
async function scrollThrough(maxSteps: number): Promise<boolean> {
  const start = scrollY;
  const step = Math.max(400, innerHeight * 0.9);
  for (let count = 0; count < maxSteps; count++) {
    const before = scrollY;
    scrollBy(0, step);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (scrollY <= before) break;
  }
  return scrollY > start;
}

function rootOf(host: Element): ShadowRoot | null {
  return host.shadowRoot ?? rootsOfHosts.get(host) ?? null;
}

/** Elements that may hold a shadow tree which even this world is not shown. */
function possibleHosts(max: number): Element[] {
  const found: Element[] = [];
  const scopes: (Document | ShadowRoot)[] = [document];
  for (const scope of scopes) {
    for (const element of scope.querySelectorAll('*')) {
      const root = rootOf(element);
      if (root) scopes.push(root);
      else if (element.localName.includes('-') && found.length < max) found.push(element);
    }
  }
  return found;
}

Object.assign(globalThis, {
  atlas: {
    measure,
    visibleLength: () => document.body?.innerText.length ?? 0,
    scrollThrough,
    scrollToTop: () => scrollTo(0, 0),
    openSections: (max: number) => openSections(max, opened),
    possibleHosts,
    knowRoot: (host: Element, root: ShadowRoot) => void rootsOfHosts.set(host, root),
    /** Placeholders `<!--nonce:n-->` stand behind the elements of the frames, in their order. */
    serialise: (isFrame: boolean, nonce: string, maxCharacters: number, ...frames: Element[]) =>
      serialiseDocument({ isFrame, nonce, maxCharacters, frames, rootOf, keptPanels: opened.keptPanels }),
  },
});
