// Addresses inside the sandbox, where Node's URL must not be: enough of the standard for what filters do with links.

const parts = /^([a-z][a-z0-9+.-]*:)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/i;

/** Parameters of an address, in order. */
export class PageUrlParameters {
  #pairs: [string, string][];
  readonly #onChange: (query: string) => void;

  constructor(query: string | Readonly<Record<string, string>> = '', onChange: (query: string) => void = () => {}) {
    this.#onChange = onChange;
    this.#pairs =
      typeof query === 'string'
        ? query
            .replace(/^\?/, '')
            .split('&')
            .filter((pair) => pair !== '')
            .map((pair) => {
              const [name = '', ...rest] = pair.split('=');
              return [decode(name), decode(rest.join('='))];
            })
        : Object.entries(query).map(([name, value]) => [name, String(value)]);
  }

  get(name: string): string | null {
    return this.#pairs.find(([key]) => key === name)?.[1] ?? null;
  }

  getAll(name: string): string[] {
    return this.#pairs.filter(([key]) => key === name).map(([, value]) => value);
  }

  has(name: string): boolean {
    return this.#pairs.some(([key]) => key === name);
  }

  delete(name: string): void {
    this.#change(this.#pairs.filter(([key]) => key !== name));
  }

  append(name: string, value: string): void {
    this.#change([...this.#pairs, [String(name), String(value)]]);
  }

  set(name: string, value: string): void {
    const first = this.#pairs.findIndex(([key]) => key === name);
    const others = this.#pairs.filter(([key], index) => key !== name || index === first);
    if (first === -1) others.push([String(name), String(value)]);
    else others[first] = [String(name), String(value)];
    this.#change(others);
  }

  keys(): IterableIterator<string> {
    return this.#pairs.map(([key]) => key).values();
  }

  entries(): IterableIterator<[string, string]> {
    return this.#pairs.map(([key, value]): [string, string] => [key, value]).values();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  forEach(act: (value: string, name: string) => void): void {
    for (const [name, value] of this.entries()) act(value, name);
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }

  #change(pairs: [string, string][]): void {
    this.#pairs = pairs;
    this.#onChange(this.toString());
  }
}

/** An address, absolute or resolved against another. Throws a TypeError on what is none. */
export class PageUrl {
  protocol: string;
  host: string;
  pathname: string;
  search: string;
  hash: string;
  readonly searchParams: PageUrlParameters;

  constructor(address: string, base?: string) {
    const [, protocol, host, path = '', search, hash] = parts.exec(String(address).trim()) ?? [];
    const from = protocol === undefined && base !== undefined ? new PageUrl(base) : null;
    if (protocol === undefined && from === null) throw new TypeError(`Invalid URL: ${address}`);
    this.protocol = (protocol ?? from?.protocol ?? '').toLowerCase();
    this.host = (host ?? from?.host ?? '').toLowerCase();
    const isOpaque = protocol !== undefined && host === undefined;
    const isHere = host === undefined && path === '' && from !== null;
    if (isOpaque) this.pathname = path;
    else if (isHere) this.pathname = from.pathname;
    else
      this.pathname = withoutDots(
        path.startsWith('/') || from === null || host !== undefined ? path : below(from, path),
      );
    this.search = search === '?' ? '' : (search ?? (isHere ? from.search : ''));
    this.hash = hash === '#' ? '' : (hash ?? '');
    this.searchParams = new PageUrlParameters(this.search, (query) => {
      this.search = query === '' ? '' : `?${query}`;
    });
  }

  get origin(): string {
    return `${this.protocol}//${this.host}`;
  }

  get hostname(): string {
    return this.host.replace(/^.*@/, '').replace(/:\d*$/, '');
  }

  get href(): string {
    const hasHost = this.host !== '' || this.protocol === 'file:';
    return `${this.protocol}${hasHost ? `//${this.host}` : ''}${this.pathname}${this.search}${this.hash}`;
  }

  toString(): string {
    return this.href;
  }

  toJSON(): string {
    return this.href;
  }
}

const below = (base: PageUrl, path: string): string => `${base.pathname.replace(/[^/]*$/, '')}${path}`;

function withoutDots(path: string): string {
  const kept: string[] = [];
  const steps = path.replace(/^\//, '').split('/');
  steps.forEach((step, index) => {
    const isLast = index === steps.length - 1;
    if (step === '..') kept.pop();
    if (step !== '..' && step !== '.') kept.push(step);
    else if (isLast) kept.push('');
  });
  return `/${kept.join('/')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

const encode = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+');
