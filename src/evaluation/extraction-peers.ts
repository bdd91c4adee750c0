// Other programs that get a page's text, measured beside ours. They are development dependencies: where they are not
// installed the measurement is shown without them.

export interface Peer {
  readonly name: string;
  readonly read: (html: string, url: string | undefined) => Promise<string> | string;
}

// Its types do not fit the way its module is loaded.
type DefuddleConstructor = new (page: Document) => { parse(): { readonly content?: string } };

/** Turndown of the whole body, Readability and Defuddle, each on jsdom; empty where they are not installed. */
export async function loadPeers(): Promise<Peer[]> {
  const loaded = await Promise.all([
    import('jsdom'),
    import('turndown'),
    import('turndown-plugin-gfm'),
    import('@mozilla/readability'),
    import('defuddle').then((module) => module.default as unknown),
  ]).catch(() => null);
  if (!loaded) return [];
  const [{ JSDOM, VirtualConsole }, { default: Turndown }, { gfm }, { Readability }, Defuddle] = loaded;
  const open = (html: string, url: string | undefined) =>
    new JSDOM(html, { url: url ?? 'https://example.org/', virtualConsole: new VirtualConsole() }).window.document;
  const toMarkdown = (html: string) => new Turndown().use(gfm).turndown(html);
  return [
    {
      name: 'Turndown of the body',
      read: (html, url) => {
        const page = open(html, url);
        for (const element of page.querySelectorAll('script, style, noscript, nav, header, footer')) element.remove();
        return toMarkdown(page.body.innerHTML);
      },
    },
    { name: 'Readability', read: (html, url) => toMarkdown(new Readability(open(html, url)).parse()?.content ?? '') },
    {
      name: 'Defuddle',
      read: (html, url) => toMarkdown(new (Defuddle as DefuddleConstructor)(open(html, url)).parse().content ?? ''),
    },
  ];
}
