// Selectors by which an element could be named, the lasting ones first: what its author called it, before where it
// happens to stand.

import { type Element, isTag } from 'domhandler';

export interface NamedSelector {
  readonly selector: string;
  /** How likely it is to break: 0 for a name that its author gave, up to 1 for a place among others. */
  readonly frailty: number;
}

const plainName = /^[A-Za-z][\w-]{1,40}$/;

/** Names that programs make up anew at every release. */
export function isMadeUp(name: string): boolean {
  return (
    /^(?:undefined|null|true|false|object)$/.test(name) ||
    /^(?:css|sc|jsx|jss|svelte|emotion|chakra|mui|ember|yui|ext|react|radix|headlessui)-?[\w-]*\d/i.test(name) ||
    /\d{3,}/.test(name) ||
    /(?:^|[_-]+)(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{5,12}$/.test(name) ||
    /__[A-Za-z0-9]{5,}$/.test(name) ||
    /^[A-Za-z]{0,2}[b-df-hj-np-tv-z]{5,}$/i.test(name)
  );
}

/** Short words of style libraries that say how something looks, not what it is. */
const looks =
  /^(?:[mp][trblxy]?|[wh]|min|max|text|font|bg|flex|grid|col|row|gap|space|justify|items|self|border|rounded|shadow|leading|tracking|z|top|left|right|bottom|d|is|has|u|js|lg|md|sm|xl|xs|block|inline|hidden|relative|absolute|fixed|sticky|container|wrapper|clearfix|active|open|show|in|fade)(?:-|$)/i;

const tellingAttributes = ['role', 'itemprop', 'data-testid', 'data-section', 'data-component', 'data-type'] as const;
const tellingTags: ReadonlySet<string> = new Set(['main', 'article']);

/** What an element is called by itself, without its place. */
export function ownNames(element: Element): NamedSelector[] {
  const { id } = element.attribs;
  const names: NamedSelector[] = [];
  if (id && plainName.test(id)) names.push({ selector: `#${id}`, frailty: isMadeUp(id) ? 0.8 : 0 });
  if (tellingTags.has(element.name)) names.push({ selector: element.name, frailty: 0.05 });
  for (const attribute of tellingAttributes) {
    const value = element.attribs[attribute];
    if (value && plainName.test(value)) names.push({ selector: `[${attribute}="${value}"]`, frailty: 0.08 });
  }
  const classes = classesOf(element);
  for (const name of classes) {
    names.push({ selector: `.${name}`, frailty: frailtyOfClass(name) });
    names.push({ selector: `${element.name}.${name}`, frailty: frailtyOfClass(name) + 0.03 });
  }
  const [first, second] = classes;
  if (first && second) {
    names.push({
      selector: `.${first}.${second}`,
      frailty: 0.05 + Math.max(frailtyOfClass(first), frailtyOfClass(second)),
    });
  }
  return names;
}

/** An element's classes that can be written without escapes, the telling ones first. */
export function classesOf(element: Element): string[] {
  const all = (element.attribs.class ?? '').split(/\s+/).filter((name) => plainName.test(name));
  return [...new Set(all)].sort((one, other) => frailtyOfClass(one) - frailtyOfClass(other)).slice(0, 4);
}

function frailtyOfClass(name: string): number {
  return isMadeUp(name) ? 0.8 : looks.test(name) ? 0.4 : 0.1;
}

const longestPath = 6;

/** Places of an element below ancestors that have names; the nearest first. */
export function placesBelow(element: Element): NamedSelector[] {
  const places: NamedSelector[] = [];
  let path = '';
  let node: Element = element;
  for (let steps = 1; steps <= longestPath; steps += 1) {
    const { parent } = node;
    const step = stepOf(node);
    path = path === '' ? step : `${step} > ${path}`;
    if (!parent || !isTag(parent)) break;
    const anchors = parent.name === 'body' ? [{ selector: 'body', frailty: 0.3 }] : ownNames(parent).slice(0, 2);
    for (const { selector, frailty } of anchors) {
      if (frailty >= 0.8) continue;
      if (steps === 1) places.push({ selector: `${selector} > ${element.name}`, frailty: frailty + 0.15 });
      else if (!path.includes('nth')) places.push({ selector: `${selector} ${element.name}`, frailty: frailty + 0.2 });
      places.push({ selector: `${selector} > ${path}`, frailty: frailty + 0.1 + 0.15 * steps });
    }
    node = parent;
  }
  return places;
}

/** One step of a path: the tag, and its place where others of the tag stand beside it. */
function stepOf(element: Element): string {
  const alike = element.parent?.children.filter(isTag).filter(({ name }) => name === element.name) ?? [];
  return alike.length > 1 ? `${element.name}:nth-of-type(${alike.indexOf(element) + 1})` : element.name;
}
