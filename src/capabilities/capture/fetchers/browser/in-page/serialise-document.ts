// Writes the page's tree as HTML the way a reader sees it: shadow trees in place of their hosts' children, scripts
// left out. Runs inside the page; it keeps a stack of its own because pages may be nested deeper than calls can be.

export interface Serialising {
  readonly nonce: string;
  readonly maxCharacters: number;
  /** A frame's document becomes part of another: then only what its body holds is written. */
  readonly isFrame: boolean;
  /** Elements of frames whose own documents are put in later. */
  readonly frames: readonly Element[];
  readonly rootOf: (host: Element) => ShadowRoot | null;
  /** What folded parts showed while they were open, where the page takes it away again. */
  readonly keptPanels: ReadonlyMap<Element, Element>;
}

export interface Serialised {
  readonly html: string;
  /** False where the page is larger than it may be. */
  readonly isWhole: boolean;
}

const leftOut: ReadonlySet<string> = new Set(['script', 'noscript', 'template']);
const framing: ReadonlySet<string> = new Set(['iframe', 'frame', 'object', 'embed', 'portal', 'fencedframe']);
const empty: ReadonlySet<string> = new Set(
  'area base br col embed frame hr img input link meta param source track wbr'.split(' '),
);
const maxAttributeLength = 10_000;

/** The whole document; a string on the stack is written as it is, a node with all below it. */
export function serialiseDocument(options: Serialising): Serialised {
  const out: string[] = [document.doctype && !options.isFrame ? '<!DOCTYPE html>' : ''];
  const root = options.isFrame ? (document.body ?? document.documentElement) : document.documentElement;
  const stack: (Node | string)[] = options.isFrame ? [...(root?.childNodes ?? [])].reverse() : root ? [root] : [];
  let length = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const written = typeof next === 'string' ? next : writeNode(next, stack, options);
    length += written.length;
    if (length > options.maxCharacters) return { html: '', isWhole: false };
    if (written !== '') out.push(written);
  }
  return { html: out.join(''), isWhole: true };
}

/** What a node starts with; what follows it is put on the stack. */
function writeNode(node: Node, stack: (Node | string)[], options: Serialising): string {
  if (node.nodeType === Node.TEXT_NODE) {
    return isInside(node, 'style') ? (node.nodeValue ?? '') : escapeText(node.nodeValue ?? '');
  }
  if (!(node instanceof Element) || leftOut.has(node.localName)) return '';
  const name = node.localName;
  const panel = options.keptPanels.get(node);
  if (panel) stack.push(panel);
  if (framing.has(name)) {
    const index = options.frames.indexOf(node);
    if (index >= 0) stack.push(`<!--${options.nonce}:${index}-->`);
    return empty.has(name) ? startTag(node) : `${startTag(node)}</${name}>`;
  }
  if (empty.has(name)) return startTag(node);
  // A frameset cannot hold what its frames show.
  const written = name === 'frameset' ? 'body' : name;
  stack.push(`</${written}>`);
  const children = childrenOf(node, options.rootOf);
  for (let index = children.length - 1; index >= 0; index--) stack.push(children[index] as Node);
  return name === 'frameset' ? '<body>' : startTag(node);
}

function childrenOf(element: Element, rootOf: Serialising['rootOf']): ArrayLike<Node> {
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  return (rootOf(element) ?? element).childNodes;
}

function startTag(element: Element): string {
  let tag = `<${element.localName}`;
  for (const { name, value } of element.attributes) {
    if (value.length <= maxAttributeLength) tag += ` ${name}="${escapeAttribute(value)}"`;
  }
  return `${tag}>`;
}

function isInside(node: Node, name: string): boolean {
  return node.parentElement?.localName === name;
}

function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;');
}

function escapeAttribute(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/\u00a0/g, '&nbsp;');
}
