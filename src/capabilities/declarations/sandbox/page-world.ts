// The page inside the sandbox, imported as text together with its parser. It is the only code there besides the
// filters, and what it says is believed by nobody: the answer is a text, and a page of a stranger either way.

import './world-basics.ts';
import { parseHTML } from 'linkedom/worker';
import { PageUrl, PageUrlParameters } from './page-url.ts';

interface FilterOrder {
  readonly html: string;
  readonly url: string;
  readonly uses: readonly { readonly name: string; readonly module: number; readonly parameters: readonly unknown[] }[];
  /** What filters are told about the page's declaration. */
  readonly declaration: Readonly<Record<string, unknown>>;
}

type Filter = (document: unknown, ...rest: readonly unknown[]) => unknown;

const world = globalThis as unknown as Record<string, unknown>;
const modules: Record<string, unknown>[] = [];

world.URL = PageUrl;
world.URLSearchParams = PageUrlParameters;
world.filterModules = modules;
world.describeError = describeError;
world.runFilters = runFilters;

async function runFilters(order: string): Promise<void> {
  const { html, url, uses, declaration } = JSON.parse(order) as FilterOrder;
  const { document, HTMLAnchorElement, HTMLImageElement } = parseHTML(html);
  const attributes: object = Object.getPrototypeOf(document.createAttribute('title'));
  Object.defineProperty(attributes, 'toString', { value: writeAttribute });
  resolveAddresses(HTMLAnchorElement.prototype, 'href', url);
  resolveAddresses(HTMLImageElement.prototype, 'src', url);
  Object.defineProperty(HTMLAnchorElement.prototype, 'text', {
    configurable: true,
    get(this: Element): string | null {
      return this.textContent;
    },
  });
  Object.defineProperty(document, 'location', { value: new PageUrl(url) });
  for (const { name, module, parameters } of uses) {
    const filter = modules[module]?.[name];
    if (typeof filter !== 'function') return answer({ filter: name, fault: 'is no function of its file' });
    try {
      await (filter as Filter)(document, ...parameters, { ...declaration });
    } catch (error) {
      return answer({ filter: name, fault: describeError(error) });
    }
  }
  answer({ html: String(document) });
}

/** The parser's own way leaves `&` as it is, which would make other characters of what was plain text. */
function writeAttribute(this: Attr): string {
  return `${this.name}="${this.value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
}

/** As in a browser, an address that is asked for is whole, and the attribute stays as it was written. */
function resolveAddresses(elements: object, attribute: string, pageUrl: string): void {
  Object.defineProperty(elements, attribute, {
    configurable: true,
    get(this: Element): string {
      const written = this.getAttribute(attribute);
      return written === null ? '' : absolute(written, pageUrl);
    },
    set(this: Element, value: unknown) {
      this.setAttribute(attribute, String(value));
    },
  });
}

function answer(value: object): void {
  world.filterAnswer = JSON.stringify(value);
}

function absolute(href: string, base: string): string {
  try {
    return new PageUrl(href, base).href;
  } catch {
    return href;
  }
}

function describeError(error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `threw ${said.slice(0, 300)}`;
}
