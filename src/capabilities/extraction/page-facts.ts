// What a web page's own markup says about what it is: its title, password fields, challenges, forwarding, an end.
// Read from the source in one pass and without a parser, since the text alone no longer tells.

export interface PageFacts {
  /** Of the `title` element, entities left as they are. */
  readonly title: string;
  readonly hasPasswordField: boolean;
  /** A challenge that proves a human, or the scripts of a known bot shield's interstitial. */
  readonly hasChallenge: boolean;
  /** Where the page sends its reader by itself within seconds; null where it does not. */
  readonly forwardsTo: string | null;
  /** Share of the source's characters inside `script` elements. */
  readonly scriptShare: number;
  /** True where the source opens `html` or `body` and closes neither. */
  readonly endsEarly: boolean;
}

const mostCharacters = 4_000_000;

/** Reads the facts from a page's source. */
export function readPageFacts(source: string): PageFacts {
  const html = source.length > mostCharacters ? source.slice(0, mostCharacters) : source;
  const lower = html.toLowerCase();
  return {
    title: titleOf(html, lower),
    hasPasswordField: /type\s{0,4}=\s{0,4}["']?password/.test(lower),
    hasChallenge: challenges.some((sign) => lower.includes(sign)),
    forwardsTo: forwardOf(html, lower),
    scriptShare: scriptShareOf(lower),
    endsEarly: source.length <= mostCharacters && endsEarly(lower),
  };
}

const challenges = [
  'cf-challenge',
  'cf_chl_opt',
  'challenge-platform/h/',
  'challenge-form',
  'px-captcha',
  'captcha-delivery.com',
  '_incapsula_resource',
  'awswafcaptcha',
  'aws-waf-token/challenge',
  'id="captcha',
  'class="h-captcha',
  'class="g-recaptcha',
  'class="cf-turnstile',
];

function titleOf(html: string, lower: string): string {
  const open = lower.indexOf('<title');
  const start = open < 0 ? -1 : lower.indexOf('>', open);
  const end = start < 0 ? -1 : lower.indexOf('</title', start);
  if (end < 0) return '';
  return html
    .slice(start + 1, Math.min(end, start + 500))
    .replace(/\s+/g, ' ')
    .trim();
}

const longestWait = 15;
const longestTag = 1000;

function forwardOf(html: string, lower: string): string | null {
  for (let at = lower.indexOf('<meta'); at >= 0; at = lower.indexOf('<meta', at + 5)) {
    const tag = html.slice(at, at + longestTag).split('>', 1)[0] ?? '';
    if (!/http-equiv\s{0,4}=\s{0,4}["']?refresh/i.test(tag)) continue;
    const found =
      /content\s{0,4}=\s{0,4}["']?\s{0,4}(\d{1,5})[^;,"']{0,9}[;,]\s{0,4}url\s{0,4}=\s{0,4}["']?([^"'>\s]{1,2000})/i.exec(
        tag,
      );
    if (found && Number(found[1]) <= longestWait) return found[2] ?? null;
  }
  return null;
}

function scriptShareOf(lower: string): number {
  let inside = 0;
  for (let at = lower.indexOf('<script'); at >= 0; ) {
    const end = lower.indexOf('</script', at);
    inside += (end < 0 ? lower.length : end) - at;
    if (end < 0) break;
    at = lower.indexOf('<script', end);
  }
  return inside / Math.max(1, lower.length);
}

function endsEarly(lower: string): boolean {
  const opens = lower.includes('<html') || lower.includes('<body');
  return opens && !lower.includes('</html') && !lower.includes('</body');
}
