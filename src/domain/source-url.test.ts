import { describe, expect, it } from 'vitest';
import { faultOfPublicUrl, faultOfSourceUrl } from './source-url.ts';

describe('an address of a source', () => {
  it.each(['https://harbour.example/terms', 'http://harbour.example/terms.pdf?v=2#top', 'https://häfen.example/agb'])(
    'may be %s',
    (url) => {
      expect(faultOfPublicUrl(url)).toBeNull();
    },
  );

  it.each([
    ['harbour.example/terms', 'cannot be read'],
    ['ftp://harbour.example/terms', 'ftp:'],
    ['javascript:alert(1)', 'javascript:'],
    ['file:///etc/hosts', 'file:'],
    ['https://reader:secret@harbour.example/terms', 'user name'],
    [`https://harbour.example/${'a'.repeat(4000)}`, 'longer'],
  ])('is never %s', (url, reason) => {
    expect(faultOfSourceUrl(url)).toContain(reason);
    expect(faultOfPublicUrl(url)).toContain(reason);
  });

  it.each([
    ['http://127.0.0.1/terms', 'IP address'],
    ['http://2130706433/terms', 'IP address'],
    ['http://0x7f.1/terms', 'IP address'],
    ['http://[::1]/terms', 'IP address'],
    ['https://localhost/terms', 'no public'],
    ['https://wiki.internal./terms', 'no public'],
    ['https://printer.local/terms', 'no public'],
    ['https://harbour.example:8443/terms', 'port 8443'],
  ])('of a public page is not %s, which an operator may still declare', (url, reason) => {
    expect(faultOfPublicUrl(url)).toContain(reason);
    expect(faultOfSourceUrl(url)).toBeNull();
  });
});
