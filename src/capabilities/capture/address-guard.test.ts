import { describe, expect, it } from 'vitest';
import { type AddressPolicy, guardedLookup, judgeAddress, judgeUrl } from './address-guard.ts';

const policy: AddressPolicy = {
  allowedPorts: [80, 443],
  allowPrivate: ['127.0.0.1:8081', 'wiki.corp:443', '[::1]:8082', 'metadata.corp:80'],
  resolve: () => Promise.reject(new Error('no name service')),
};

/** Every trick with the reason it is refused for. */
const REFUSED_URLS: Readonly<Record<string, readonly string[]>> = {
  'private-address': [
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.0.0.2/',
    'http://127.255.255.254/',
    'http://127.1/',
    'http://127.0.1/',
    'http://127.000.000.001/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0X7F.1/',
    'http://0x7f.0x0.0x0.0x1/',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0177.0.0.0x1/',
    'http://127.0x1/',
    'http://%31%32%37.0.0.1/',
    'http://127%2e0%2e0%2e1/',
    'http://１２７.０.０.１/',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http:\\\\127.0.0.1\\',
    'http:127.0.0.1/',
    'http:/127.0.0.1/',
    'http:////127.0.0.1/',
    ' http://127.0.0.1/ ',
    'ht\ntp://127.0.0.1/',
    'http://127.0.\t0.1/',
    'HTTP://127.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://0.1.2.3/',
    'http://00/',
    'http://0x/',
    'http://10.0.0.1/',
    'http://10.255.255.255/',
    'http://012.0.0.1/',
    'http://167772161/',
    'http://100.64.0.1/',
    'http://100.100.100.200/latest/meta-data/',
    'http://100.127.255.255/',
    'http://168.63.129.16/',
    'http://169.254.169.254/latest/meta-data/',
    'http://169.254.170.2/v2/credentials',
    'http://0xa9fea9fe/',
    'http://2852039166/',
    'http://0251.0376.0251.0376/',
    'http://169.254.43518/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.0.0.192/',
    'http://192.0.2.1/',
    'http://192.31.196.1/',
    'http://192.52.193.1/',
    'http://192.88.99.1/',
    'http://192.168.0.1/',
    'http://3232235521/',
    'http://192.175.48.1/',
    'http://198.18.0.1/',
    'http://198.19.255.255/',
    'http://198.51.100.1/',
    'http://203.0.113.9/',
    'http://224.0.0.1/',
    'http://239.255.255.250/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://4294967295/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[0000:0000:0000:0000:0000:0000:0000:0001]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::FFFF:a9fe:a9fe]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b::8.8.8.8]/',
    'http://[64:ff9b:1::10.0.0.1]/',
    'http://[100::1]/',
    'http://[2001::1]/',
    'http://[2001:0:53aa:64c:0:0:80ff:fffe]/',
    'http://[2001:10::1]/',
    'http://[2001:20::1]/',
    'http://[2001:1ff:ffff::1]/',
    'http://[2001:db8::1]/',
    'http://[2002:7f00:1::]/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[2620:4f:8000::1]/',
    'http://[3fff::1]/',
    'http://[4000::1]/',
    'http://[5f00::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]/',
    'http://@127.0.0.1/',
    'http://127.0.0.1#.platform.example/',
    'http://127.0.0.1?.platform.example/',
    'http://127.0.0.1\\.platform.example/',
    'https://127.0.0.1/',
  ],
  'special-name': [
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://a.localhost/',
    'http://ｌｏｃａｌｈｏｓｔ/',
    'http://loc%61lhost/',
    'http://localhost.localdomain/',
    'http://printer.local/',
    'http://printer.local./',
    'http://metadata.google.internal/',
    'http://instance-data.ec2.internal/',
    'http://vault.intranet/',
    'http://build.corp/',
    'http://router.home/',
    'http://router.home.arpa/',
    'http://nas.lan/',
    'http://1.0.0.127.in-addr.arpa/',
    'http://kubernetes.default.svc/',
    'http://kubernetes.default.svc.cluster.local/',
    'http://abcdefghij.onion/',
    'http://shop.test/',
    'http://shop.invalid/',
    'http://intranet/',
    'http://metadata/',
    'http://db/',
    'http://com/',
  ],
  'forbidden-port': [
    'http://platform.example:22/',
    'http://platform.example:25/',
    'http://platform.example:6379/',
    'https://platform.example:8443/',
    'http://platform.example:0/',
    'http://93.184.216.34:8080/',
    'http://127.0.0.1:8082/',
    'http://[::1]:8081/',
    'http://wiki.corp:8080/',
  ],
  'forbidden-scheme': [
    'file:///etc/passwd',
    'ftp://platform.example/terms',
    'gopher://platform.example:70/_x',
    'data:text/html,terms',
    'javascript:alert(1)',
    'blob:https://platform.example/1',
    'ws://platform.example/',
    'wss://platform.example/',
    'view-source:https://platform.example/',
    'chrome://settings/',
    'about:blank',
    'jar:http://platform.example!/',
    'dict://127.0.0.1:11211/stats',
  ],
  'credentials-in-address': [
    'https://user@platform.example/',
    'https://user:secret@platform.example/',
    'https://:secret@platform.example/',
    'https://platform.example@127.0.0.1/',
    'https://platform.example:443@127.0.0.1/',
    'https://127.0.0.1@platform.example/',
  ],
  'not-an-address': [
    '',
    '/terms',
    'platform.example/terms',
    '//platform.example/terms',
    'http://',
    'http://256.1.1.1/',
    'http://1.2.3.4.5/',
    'http://4294967296/',
    'http://[::1/',
    'http://[fe80::1%25eth0]/',
    'http://[::ffff:127.0.0.1.5]/',
    'http://a..platform.example/',
    'http://.platform.example/',
    'http://platform.example..',
    'http://plat form.example/',
    'http://platform.example:99999/',
    'http://platform.example:80:80/',
    `http://${'a'.repeat(64)}.example/`,
    `http://${'a.'.repeat(130)}example/`,
  ],
  'address-too-long': [`https://platform.example/${'a'.repeat(5000)}`],
};

const ALLOWED_URLS = [
  'https://platform.example/terms',
  'http://platform.example/terms?a=b#c',
  'https://PLATFORM.example./terms',
  'https://localhost.platform.example/',
  'https://local.example/',
  'https://bücher.example/agb',
  'https://xn--bcher-kva.example:443/agb',
  'http://93.184.216.34/',
  'http://11.0.0.1/',
  'http://100.63.255.255/',
  'http://100.128.0.1/',
  'http://172.15.0.1/',
  'http://172.32.0.1/',
  'http://168.63.129.17/',
  'http://192.0.1.1/',
  'http://223.255.255.255/',
  'http://[2606:2800:220:1:248:1893:25c8:1946]/',
  'http://[2001:200::1]/',
  'http://[2003::1]/',
  'http://127.0.0.1:8081/',
  'http://0x7f.1:8081/',
  'http://[::1]:8082/',
  'http://[0:0:0:0:0:0:0:1]:8082/',
  'https://wiki.corp/',
];

describe('the address guard', () => {
  for (const [reason, urls] of Object.entries(REFUSED_URLS)) {
    it.each(urls.map((url) => [url]))(`refuses %j: ${reason}`, (url) => {
      expect(judgeUrl(url, policy)).toMatchObject({ kind: 'refused', reason });
    });
  }

  it.each(ALLOWED_URLS.map((url) => [url]))('allows %j', (url) => {
    expect(judgeUrl(url, policy)).toMatchObject({ kind: 'allowed' });
  });

  it('takes only plain forms for addresses', () => {
    for (const odd of [
      '127.1',
      '0x7f000001',
      '010.0.0.1',
      '2130706433',
      '1.2.3.4 ',
      'fe80::1%eth0',
      '[::1]',
      '',
      'x',
    ]) {
      expect(judgeAddress(odd, policy)).toMatchObject({ kind: 'refused', reason: 'not-an-address' });
    }
  });

  it('keeps an allowance to its own host, port and address', () => {
    const literal = { host: '127.0.0.1', port: 8081 };
    expect(judgeAddress('127.0.0.1', policy, literal).kind).toBe('allowed');
    expect(judgeAddress('127.0.0.2', policy, literal).kind).toBe('refused');
    expect(judgeAddress('127.0.0.1', policy).kind).toBe('refused');
    expect(judgeAddress('127.0.0.1', policy, { host: 'platform.example', port: 8081 }).kind).toBe('refused');
    expect(judgeAddress('10.1.2.3', policy, { host: 'wiki.corp', port: 443 }).kind).toBe('allowed');
  });

  it('never lets a named allowance reach link-local addresses, multicast or mapped forms', () => {
    const named = { host: 'metadata.corp', port: 80 };
    for (const address of [
      '169.254.169.254',
      '168.63.129.16',
      '224.0.0.1',
      '0.0.0.0',
      'fe80::1',
      '::',
      '::ffff:10.0.0.1',
    ]) {
      expect(judgeAddress(address, policy, named)).toMatchObject({ kind: 'refused', reason: 'private-address' });
    }
  });
});

describe('the guarded look-up', () => {
  const look = (answers: readonly string[], host = 'platform.example') =>
    guardedLookup({ host, port: 443 }, { ...policy, resolve: async () => answers });

  it('gives the addresses where all are public', async () => {
    expect(await look(['93.184.216.34', '2606:2800::1'])).toEqual({
      kind: 'allowed',
      addresses: [
        { address: '93.184.216.34', family: 4 },
        { address: '2606:2800::1', family: 6 },
      ],
    });
  });

  it('refuses a name when any answer is forbidden, whatever its place', async () => {
    for (const bad of ['127.0.0.1', '::1', '::ffff:93.184.216.34', '169.254.169.254', 'not an address']) {
      expect((await look([bad, '93.184.216.34'])).kind).toBe('refused');
      expect((await look(['93.184.216.34', '2606:2800::1', bad])).kind).toBe('refused');
    }
  });

  it('refuses a name with more addresses than any host has', async () => {
    expect((await look(Array.from({ length: 65 }, (_, n) => `93.184.216.${n}`))).kind).toBe('refused');
  });

  it('says so where a name has no address or the name service fails', async () => {
    expect((await look([])).kind).toBe('unresolved');
    expect((await guardedLookup({ host: 'platform.example', port: 443 }, policy)).kind).toBe('unresolved');
  });

  it('judges literals without asking, and special names before asking', async () => {
    expect((await guardedLookup({ host: '10.0.0.1', port: 80 }, policy)).kind).toBe('refused');
    expect((await guardedLookup({ host: '93.184.216.34', port: 80 }, policy)).kind).toBe('allowed');
    expect((await look(['93.184.216.34'], 'printer.local')).kind).toBe('refused');
  });

  it('lets an allowed name of the operator lead into the own network, and nowhere else', async () => {
    expect((await look(['10.0.0.9'], 'wiki.corp')).kind).toBe('allowed');
    expect((await look(['10.0.0.9', '169.254.169.254'], 'wiki.corp')).kind).toBe('refused');
  });
});
