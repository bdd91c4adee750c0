// Reads a robots.txt and judges paths by it, as RFC 9309 says. Apart because the text is hostile: time and memory stay
// proportional to its length whatever it says, which the usual parsers do not promise.

export interface RobotsRules {
  /** Whether a path with its query may be asked for. */
  readonly allows: (pathAndQuery: string) => boolean;
  /** Seconds between requests that the site asks for; null where it asks nothing. */
  readonly crawlDelaySeconds: number | null;
}

interface Rule {
  /** Parts between the wildcards. */
  readonly parts: readonly string[];
  readonly isAnchored: boolean;
  readonly length: number;
  readonly isAllowing: boolean;
}

interface Group {
  readonly rules: Rule[];
  crawlDelay: number | null;
}

/** Longer patterns match no address that we would ask for. */
const MAX_PATTERN_LENGTH = 4096;
const MAX_CRAWL_DELAY = 86_400;

/** The rules for the crawler of this product token: of its own groups together, else of those for everybody. */
export function readRobots(text: string, productToken: string): RobotsRules {
  const own: Group = { rules: [], crawlDelay: null };
  const everybody: Group = { rules: [], crawlDelay: null };
  const token = productToken.toLowerCase();
  let isNamed = false;
  // Groups of the lines being read: a group may be for us, for everybody, for both or for neither.
  let reading: ReadonlySet<Group> = new Set();
  let isAmongNames = false;
  for (const line of text.replace(/^\ufeff/, '').split(/[\r\n]+/)) {
    const { key, value } = splitLine(line);
    if (key === 'user-agent') {
      const name = /^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '';
      const group = value === '*' || value.startsWith('* ') ? everybody : name === token ? own : null;
      isNamed ||= group === own;
      const before = isAmongNames ? reading : [];
      reading = new Set([...before, ...(group === null ? [] : [group])]);
      isAmongNames = true;
    } else if (key === 'allow' || key === 'disallow') {
      isAmongNames = false;
      for (const group of reading) addRule(group, value, key === 'allow');
    } else if (key === 'crawl-delay') {
      isAmongNames = false;
      for (const group of reading) group.crawlDelay = readDelay(value) ?? group.crawlDelay;
    }
  }
  const { rules, crawlDelay } = isNamed ? own : everybody;
  return { allows: (path) => judge(rules, path), crawlDelaySeconds: crawlDelay };
}

function splitLine(line: string): { readonly key: string; readonly value: string } {
  const [said = ''] = line.split('#', 1);
  const colon = said.indexOf(':');
  if (colon < 0) return { key: '', value: '' };
  return { key: said.slice(0, colon).trim().toLowerCase(), value: said.slice(colon + 1).trim() };
}

function addRule(group: Group, value: string, isAllowing: boolean): void {
  if (value === '' || value.length > MAX_PATTERN_LENGTH) return;
  const isAnchored = value.endsWith('$');
  const pattern = isAnchored ? value.slice(0, -1) : value;
  const parts = pattern.split('*').map(normalise);
  group.rules.push({ parts, isAnchored, length: value.length, isAllowing });
}

function readDelay(value: string): number | null {
  const seconds = /^\d{1,9}(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN;
  return Number.isNaN(seconds) ? null : Math.min(seconds, MAX_CRAWL_DELAY);
}

/** The longest matching rule decides, and among equals the one that allows. */
function judge(rules: readonly Rule[], pathAndQuery: string): boolean {
  const path = normalise(pathAndQuery);
  if (path === '/robots.txt') return true;
  let deciding: Rule | null = null;
  for (const rule of rules) {
    const isStronger =
      deciding === null ||
      rule.length > deciding.length ||
      (rule.length === deciding.length && rule.isAllowing && !deciding.isAllowing);
    if (isStronger && matches(rule, path)) deciding = rule;
  }
  return deciding === null || deciding.isAllowing;
}

/** Each part is taken where it is first found, so that nothing is ever tried twice. */
function matches({ parts, isAnchored }: Rule, path: string): boolean {
  const [first = '', ...rest] = parts;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = rest.pop();
  if (last === undefined) return !isAnchored || at === path.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (isAnchored) return path.length - last.length >= at && path.endsWith(last);
  return path.indexOf(last, at) >= 0;
}

/** Octets as both sides write them (RFC 9309 §2.2.2): unreserved ones plain, what is no URL character encoded. */
function normalise(text: string): string {
  return text
    .replace(/[^\x21-\x7e]+/g, (run) => Buffer.from(run).toString('hex').replace(/../g, '%$&'))
    .replaceAll('$', '%24')
    .replace(/%[0-9a-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
    })
    .replaceAll('*', '%2A');
}
