// Which addresses may stand in a declared source. Here because the catalogue and the declarations of other archives
// ask the same; whether an address is reached at all is decided by the guard at each capture.

const longest = 4000;

/** Why a text is no address of a source, as the end of a sentence; null when it is one. */
export function faultOfSourceUrl(text: string): string | null {
  if (text.length > longest) return `is longer than ${longest} characters`;
  if (!URL.canParse(text)) return 'cannot be read; one looks like https://example.org/terms';
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return `begins with "${protocol}", not with https: or http:`;
  if (username !== '' || password !== '') return 'holds a user name or password';
  return hostname === '' ? 'names no host' : null;
}

const privateEndings = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'home.arpa', 'test'];

/**
 * Why an address cannot be a public page, as the end of a sentence; null when it may be one. Public pages are named:
 * a bare IP address, another port or a name of a private network is none.
 */
export function faultOfPublicUrl(text: string): string | null {
  const fault = faultOfSourceUrl(text);
  if (fault !== null) return fault;
  const { hostname, port } = new URL(text);
  const name = hostname.replace(/\.$/, '');
  if (/^[\d.]+$|^\[/.test(name)) return 'names an IP address instead of a host';
  if (port !== '') return `asks for port ${port}; public pages use the usual one`;
  const isPrivate = !name.includes('.') || privateEndings.some((ending) => name.endsWith(`.${ending}`));
  return isPrivate ? `names the host "${name}", which is no public one` : null;
}
