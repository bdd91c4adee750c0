import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig, SETTING_NAMES, WrongSetting } from './config.ts';

test('without any setting everything has a value that works', () => {
  expect(loadConfig({}, {})).toEqual({
    dataDirectory: resolve('data'),
    databaseUrl: null,
    host: '127.0.0.1',
    port: 4400,
    publicUrl: null,
    rateLimit: 600,
    s3: null,
    capture: {
      isOn: false,
      contact: null,
      allowPrivate: [],
      ignoreRobots: [],
      proxyUrl: null,
      chromiumPath: null,
      region: 'ZZ',
      lanes: 4,
      keepDays: null,
    },
    evidenceLog: {
      keyFile: null,
      origin: null,
      witnesses: [],
      timeStampAuthorities: [],
      calendars: [],
      isWaybackOn: false,
      timeStampRoots: null,
    },
    logLevel: 'info',
  });
});

test('capturing is turned on only together with an address that sites can complain to', () => {
  expect(() => loadConfig({}, { ATLAS_CAPTURE: 'on' })).toThrow('ATLAS_CONTACT must be set too');
  const environment = {
    ATLAS_CAPTURE: 'on',
    ATLAS_CONTACT: 'desk@atlas.example.org',
    ATLAS_ALLOW_PRIVATE: 'wiki.lan:8080, [fd00::1]:80',
    ATLAS_IGNORE_ROBOTS: 'legal.example.com',
    ATLAS_REGION: 'DE',
  };
  expect(loadConfig({}, environment).capture).toMatchObject({
    isOn: true,
    contact: 'desk@atlas.example.org',
    allowPrivate: ['wiki.lan:8080', '[fd00::1]:80'],
    ignoreRobots: ['legal.example.com'],
    region: 'DE',
  });
});

test('the command line wins over the environment, and an empty setting is none', () => {
  const environment = { ATLAS_DATA: '/srv/atlas', ATLAS_PORT: '8080', ATLAS_HOST: '', ATLAS_RATE_LIMIT: 'off' };
  const config = loadConfig({ port: 9090 }, environment);
  expect(config).toMatchObject({ dataDirectory: '/srv/atlas', port: 9090, host: '127.0.0.1', rateLimit: null });
  expect(Object.isFrozen(config)).toBe(true);
});

test.each([
  ['ATLAS_PORT', '70000', 'ATLAS_PORT must be a port number from 0 to 65535.'],
  ['ATLAS_PORT', 'http', 'ATLAS_PORT must be a port number from 0 to 65535.'],
  ['DATABASE_URL', 'mysql://localhost/atlas', /^DATABASE_URL must be an address such as postgres:/],
  ['ATLAS_PUBLIC_URL', 'atlas.example.org', /^ATLAS_PUBLIC_URL must be an address such as https:/],
  ['ATLAS_RATE_LIMIT', '-1', 'ATLAS_RATE_LIMIT must be a number of requests a minute, or off.'],
  ['ATLAS_CAPTURE', 'maybe', 'ATLAS_CAPTURE must be on or off.'],
  ['ATLAS_CONTACT', 'nobody', /^ATLAS_CONTACT must be a mail address/],
  ['ATLAS_ALLOW_PRIVATE', 'wiki.lan', /^ATLAS_ALLOW_PRIVATE must list hosts with ports/],
  ['ATLAS_REGION', 'Germany', /^ATLAS_REGION must be the two capital letters/],
  ['ATLAS_CAPTURE_LANES', '0', 'ATLAS_CAPTURE_LANES must be a number from 1 to 64.'],
  ['ATLAS_LOG_LEVEL', 'loud', /^ATLAS_LOG_LEVEL must be one of trace, debug, info/],
  ['ATLAS_HOST', 'a b', /^ATLAS_HOST must be a host name/],
])('a wrong %s (%s) is refused in a sentence that names it', (name, value, sentence) => {
  expect(() => loadConfig({}, { [name]: value })).toThrow(WrongSetting);
  expect(() => loadConfig({}, { [name]: value })).toThrow(sentence);
});

test('S3 storage is used when it is named whole, and a part that is missing is named', () => {
  const whole = {
    ATLAS_S3_ENDPOINT: 'https://s3.example.org/',
    ATLAS_S3_BUCKET: 'atlas',
    ATLAS_S3_ACCESS_KEY: 'key',
    ATLAS_S3_SECRET_KEY: 'secret',
  };
  expect(loadConfig({}, whole).s3).toEqual({
    endpoint: 'https://s3.example.org',
    bucket: 'atlas',
    region: 'us-east-1',
    accessKey: 'key',
    secretKey: 'secret',
  });
  expect(() => loadConfig({}, { ...whole, ATLAS_S3_SECRET_KEY: '' })).toThrow(
    'ATLAS_S3_SECRET_KEY must be set too for S3 storage to be used.',
  );
});

test('.env.example lists every setting, and its uncommented lines are the defaults', () => {
  const lines = readFileSync(resolve(import.meta.dirname, '../.env.example'), 'utf8').split('\n');
  const listed = lines.flatMap((line) => /^(?:# )?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
  expect(listed.sort()).toEqual([...SETTING_NAMES].sort());
  const set = lines.flatMap((line) => {
    const [, name, value] = /^([A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
  expect(loadConfig({}, Object.fromEntries(set))).toEqual(loadConfig({}, {}));
});
