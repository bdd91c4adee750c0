// A page as a tree: parsed as the HTML standard says, bounded in elements and depth. The nodes are domhandler's, so
// that selectors read them without a bridge.

import {
  Comment,
  Document,
  Element,
  isTag,
  isText,
  type ParentNode,
  type ProcessingInstruction,
  Text,
} from 'domhandler';
import { html as names, type ParserOptions, parse, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

export type PageNode = Document['children'][number];

/** A page beyond the limits, which is refused as a whole. */
export class PageTooLarge extends Error {}

export const maxPageCharacters = 12_000_000;
const maxElements = 300_000;
/** Open elements while parsing: every tag may look through all of them. */
const maxOpenElements = 12_000;
/** Deeper elements become siblings, as browsers do it. */
const maxDepth = 400;

/** Parses a page; comments are dropped. Throws PageTooLarge. */
export function parsePage(source: string): Document {
  if (source.length > maxPageCharacters) throw new PageTooLarge(`more than ${maxPageCharacters} characters`);
  const options: ParserOptions<DomMap> = { treeAdapter: createAdapter(), scriptingEnabled: true };
  const page = parse<DomMap>(source, options);
  flattenDepths(page);
  return page;
}

/** The `html` element's children that hold what is visible. */
export function bodyOf(page: Document): ParentNode {
  const root = page.children.find(isTag);
  return root?.children.filter(isTag).find(({ name }) => name === 'body' || name === 'frameset') ?? root ?? page;
}

/** Nodes of a tree in document order, without recursion; `enter` says whether to go inside an element. */
export function walk(root: ParentNode, enter: (node: PageNode) => boolean | undefined): void {
  const pending: PageNode[] = [];
  for (let index = root.children.length - 1; index >= 0; index--) pending.push(root.children[index] as PageNode);
  for (let node = pending.pop(); node; node = pending.pop()) {
    const goesInside = enter(node);
    if (goesInside === false || !('children' in node)) continue;
    for (let index = node.children.length - 1; index >= 0; index--) pending.push(node.children[index] as PageNode);
  }
}

/** All text below a node, as written. */
export function textOf(root: ParentNode): string {
  const pieces: string[] = [];
  walk(root, (node) => {
    if (isText(node)) pieces.push(node.data);
    return !(isTag(node) && (node.name === 'script' || node.name === 'style'));
  });
  return pieces.join('');
}

interface DomMap
  extends TreeAdapterTypeMap<
    PageNode | Document,
    ParentNode,
    PageNode,
    Document,
    Document,
    Element,
    Comment,
    Text,
    Element,
    ProcessingInstruction
  > {}

function createAdapter(): TreeAdapter<DomMap> {
  let elements = 0;
  let open = 0;
  return {
    ...mutations,
    ...questions,
    createElement(tagName, namespace, attributes) {
      elements += 1;
      if (elements > maxElements) throw new PageTooLarge(`more than ${maxElements} elements`);
      const attribs: Record<string, string> = Object.create(null) as Record<string, string>;
      for (const { name, value } of attributes) attribs[name] = value;
      const element = new Element(tagName, attribs, []);
      element.namespace = namespace;
      return element;
    },
    onItemPush() {
      open += 1;
      if (open > maxOpenElements) throw new PageTooLarge(`more than ${maxOpenElements} elements inside one another`);
    },
    onItemPop() {
      open -= 1;
    },
  };
}

function append(parent: ParentNode, node: PageNode): void {
  const last = parent.children[parent.children.length - 1];
  if (last) last.next = node;
  node.prev = last ?? null;
  node.next = null;
  node.parent = parent;
  parent.children.push(node);
}

function insertBefore(parent: ParentNode, node: PageNode, reference: PageNode): void {
  const { children } = parent;
  // Most insertions are before the table that stands last.
  const index = children[children.length - 1] === reference ? children.length - 1 : children.indexOf(reference);
  const before = reference.prev;
  if (before) before.next = node;
  node.prev = before;
  node.next = reference;
  node.parent = parent;
  reference.prev = node;
  children.splice(index, 0, node);
}

function detach(node: PageNode): void {
  const { parent } = node;
  if (!parent) return;
  const { children } = parent;
  const index = children[children.length - 1] === node ? children.length - 1 : children.indexOf(node);
  children.splice(index, 1);
  if (node.prev) node.prev.next = node.next;
  if (node.next) node.next.prev = node.prev;
  node.parent = null;
  node.prev = null;
  node.next = null;
}

const mutations = {
  createDocument: () => new Document([]),
  createDocumentFragment: () => new Document([]),
  createCommentNode: (content: string) => new Comment(content),
  createTextNode: (value: string) => new Text(value),
  appendChild: append,
  insertBefore,
  detachNode: detach,
  setTemplateContent(template: Element, content: Document): void {
    append(template, content);
  },
  setDocumentType: () => {},
  setDocumentMode: (page: Document, mode: names.DOCUMENT_MODE) => {
    page['x-mode'] = mode;
  },
  insertText(parent: ParentNode, text: string): void {
    const last = parent.children[parent.children.length - 1];
    if (last && isText(last)) last.data += text;
    else append(parent, new Text(text));
  },
  insertTextBefore(parent: ParentNode, text: string, reference: PageNode): void {
    const before = reference.prev;
    if (before && isText(before)) before.data += text;
    else insertBefore(parent, new Text(text), reference);
  },
  adoptAttributes(recipient: Element, attributes: readonly { readonly name: string; readonly value: string }[]): void {
    for (const { name, value } of attributes) recipient.attribs[name] ??= value;
  },
  setNodeSourceCodeLocation: () => {},
  updateNodeSourceCodeLocation: () => {},
};

const questions = {
  getFirstChild: (node: ParentNode) => node.children[0] ?? null,
  getChildNodes: (node: ParentNode) => node.children,
  getParentNode: (node: PageNode | Document) => node.parent,
  getAttrList: (element: Element) => Object.entries(element.attribs).map(([name, value]) => ({ name, value })),
  getTagName: (element: Element) => element.name,
  getNamespaceURI: (element: Element) => (element.namespace ?? names.NS.HTML) as names.NS,
  getTextNodeContent: (text: Text) => text.data,
  getCommentNodeContent: (comment: Comment) => comment.data,
  getDocumentMode: (page: Document) => (page['x-mode'] ?? 'no-quirks') as names.DOCUMENT_MODE,
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  getNodeSourceCodeLocation: () => null,
  getTemplateContent: (template: Element) => template.children[0] as Document,
  isTextNode: (node: PageNode | Document): node is Text => isText(node),
  isCommentNode: (node: PageNode | Document): node is Comment => node.type === 'comment',
  isDocumentTypeNode: (node: PageNode | Document): node is ProcessingInstruction => node.type === 'directive',
  isElementNode: (node: PageNode | Document): node is Element => isTag(node),
};

/** Moves what is nested too deeply beside its ancestor at the limit, and drops comments. */
function flattenDepths(page: Document): void {
  const pending: { readonly parent: ParentNode; readonly depth: number }[] = [{ parent: page, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { parent, depth } = next;
    if (parent.children.some((child) => child.type === 'comment')) {
      adopt(
        parent,
        parent.children.filter((child) => child.type !== 'comment'),
      );
    }
    if (depth >= maxDepth) adopt(parent, flattened(parent));
    for (const child of parent.children) if ('children' in child) pending.push({ parent: child, depth: depth + 1 });
  }
}

/** Text and childless copies of the elements below, in document order. */
function flattened(root: ParentNode): PageNode[] {
  const nodes: PageNode[] = [];
  walk(root, (node) => {
    if (isTag(node) && (node.name === 'script' || node.name === 'style')) return false;
    if (isText(node)) nodes.push(node);
    else if (isTag(node)) nodes.push(new Element(node.name === 'br' ? 'br' : 'div', {}, []));
    return true;
  });
  return nodes;
}

function adopt(parent: ParentNode, children: PageNode[]): void {
  parent.children = [];
  for (const child of children) append(parent, child);
}
