// Settings: the environment read once into one frozen value, checked, with defaults that need no setting at all.
// Apart because nothing else may read process.env; .env.example lists the same names and a test compares the two.
import { resolve } from 'node:path';
import { z } from 'zod';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface CaptureSettings {
  /** Whether the worker fetches documents from the web by itself. */
  readonly isOn: boolean;
  /** Mail address or page by which those who run a site can reach the operator; null where none is stated. */
  readonly contact: string | null;
  /** Private addresses that the operator's own sources may reach, as `host:port`. */
  readonly allowPrivate: readonly string[];
  /** Hosts whose robots.txt the operator has decided not to follow. */
  readonly ignoreRobots: readonly string[];
  /** The proxy that requests leave by. */
  readonly proxyUrl: string | null;
  /** The browser to use; null: the one that is found. */
  readonly chromiumPath: string | null;
  /** ISO 3166-1 alpha-2 code of the country that requests leave from, or `ZZ` where it is not stated. */
  readonly region: string;
  /** Captures at the same time, on different hosts. */
  readonly lanes: number;
  /** Days after which archived files that nothing rests on are erased; null: never. */
  readonly keepDays: number | null;
}

export interface LogSettings {
  /** The file that holds the evidence log's secret keys; null: in the data directory. */
  readonly keyFile: string | null;
  /** The evidence log's name in its checkpoints; null: from the public address. */
  readonly origin: string | null;
  /** Who is asked to cosign checkpoints: the address, and the key behind a `#`. */
  readonly witnesses: readonly string[];
  /** Addresses of time-stamping authorities (RFC 3161). */
  readonly timeStampAuthorities: readonly string[];
  /** Addresses of OpenTimestamps calendars. */
  readonly calendars: readonly string[];
  /** Whether the Internet Archive is asked to save the pages of new texts. */
  readonly isWaybackOn: boolean;
  /** A file of PEM certificates that time-stamps must lead to; null: any. */
  readonly timeStampRoots: string | null;
}

export interface Config {
  /** Absolute path of the folder that holds the embedded database and the stored bytes. */
  readonly dataDirectory: string;
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  /** The address readers know the site by, without a trailing slash; null: derived from host and port. */
  readonly publicUrl: string | null;
  /** Requests a minute from one address; null: no limit. */
  readonly rateLimit: number | null;
  /** Where stored bytes live when not in the data directory. */
  readonly s3: S3Settings | null;
  readonly capture: CaptureSettings;
  readonly evidenceLog: LogSettings;
  readonly logLevel: LogLevel;
}

export interface ConfigOverrides {
  readonly dataDirectory?: string;
  readonly port?: number;
  readonly host?: string;
}

/** A setting that cannot be used; the message is one sentence that names the variable. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address such as ${example}`,
  });

const list = (shape: RegExp, error: string) =>
  z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter((entry) => entry !== ''))
    .refine((entries) => entries.every((entry) => shape.test(entry)), { error })
    .default([]);

const SETTINGS = z.object({
  ATLAS_DATA: z.string().default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@localhost:5432/atlas').optional(),
  ATLAS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be a host name or an address, such as 127.0.0.1' })
    .default('127.0.0.1'),
  ATLAS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a port number from 0 to 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'must be a port number from 0 to 65535' })
    .default(4400),
  ATLAS_PUBLIC_URL: url(['http:', 'https:'], 'https://atlas.example.org').optional(),
  ATLAS_RATE_LIMIT: z
    .string()
    .regex(/^(off|[1-9]\d{0,8})$/, { error: 'must be a number of requests a minute, or off' })
    .transform((value) => (value === 'off' ? null : Number(value)))
    .default(600),
  ATLAS_S3_ENDPOINT: url(['http:', 'https:'], 'https://s3.example.org').optional(),
  ATLAS_S3_BUCKET: z.string().optional(),
  ATLAS_S3_REGION: z.string().default('us-east-1'),
  ATLAS_S3_ACCESS_KEY: z.string().optional(),
  ATLAS_S3_SECRET_KEY: z.string().optional(),
  ATLAS_CAPTURE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  ATLAS_CONTACT: z
    .string()
    .max(200)
    .regex(/^(?:[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+|https?:\/\/[^\s<>()]+)$/, {
      error: 'must be a mail address, or the address of a page that says who you are',
    })
    .optional(),
  ATLAS_ALLOW_PRIVATE: list(
    /^(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):\d{1,5}$/,
    'must list hosts with ports, such as wiki.lan:8080',
  ),
  ATLAS_IGNORE_ROBOTS: list(/^[\w.-]+$/, 'must list names of hosts, such as legal.example.com'),
  ATLAS_PROXY: url(['http:', 'https:'], 'http://proxy.example.org:3128').optional(),
  ATLAS_CHROMIUM: z.string().optional(),
  ATLAS_REGION: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: 'must be the two capital letters of a country, such as DE, or ZZ' })
    .default('ZZ'),
  ATLAS_CAPTURE_LANES: z
    .string()
    .regex(/^(?:[1-9]|[1-5]\d|6[0-4])$/, { error: 'must be a number from 1 to 64' })
    .transform(Number)
    .default(4),
  ATLAS_KEEP_CAPTURES_DAYS: z
    .string()
    .regex(/^(off|[1-9]\d{0,4})$/, { error: 'must be a number of days, or off' })
    .transform((value) => (value === 'off' ? null : Number(value)))
    .default(null),
  ATLAS_LOG_KEY: z.string().optional(),
  ATLAS_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]{1,200}$/, { error: 'must be a name without blanks or plus signs, such as atlas.example.org/log' })
    .optional(),
  ATLAS_LOG_WITNESSES: list(
    /^https?:\/\/[^\s#]+#[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/,
    'must list addresses with the key of the witness behind #, such as https://w.example/#w.example+01234567+BASE64',
  ),
  ATLAS_TIMESTAMPS: list(/^https?:\/\/\S+$/, 'must list addresses, such as https://stamps.example/tsr'),
  ATLAS_TIMESTAMP_ROOTS: z.string().optional(),
  ATLAS_WAYBACK: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  ATLAS_CALENDARS: list(/^https?:\/\/\S+$/, 'must list addresses, such as https://calendar.example'),
  ATLAS_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
});

type Settings = z.output<typeof SETTINGS>;

export const SETTING_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

/** The settings of this process. What the command line says wins over the environment. Throws WrongSetting. */
export function loadConfig(
  overrides: ConfigOverrides = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const settings = readSettings(environment);
  return Object.freeze({
    dataDirectory: resolve(overrides.dataDirectory ?? settings.ATLAS_DATA),
    databaseUrl: settings.DATABASE_URL ?? null,
    host: overrides.host ?? settings.ATLAS_HOST,
    port: overrides.port ?? settings.ATLAS_PORT,
    publicUrl: settings.ATLAS_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    rateLimit: settings.ATLAS_RATE_LIMIT,
    s3: readS3(settings),
    capture: readCapture(settings),
    evidenceLog: readLog(settings),
    logLevel: settings.ATLAS_LOG_LEVEL,
  });
}

function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  // An empty value is what a line such as ATLAS_DATA= in a file of settings leaves: it means unset.
  const set = Object.fromEntries(SETTING_NAMES.map((name) => [name, environment[name]?.trim() || undefined]));
  const outcome = SETTINGS.safeParse(set);
  if (outcome.success) return outcome.data;
  const [issue] = outcome.error.issues;
  throw new WrongSetting(`${String(issue?.path[0])} ${issue?.message}.`);
}

function readCapture(settings: Settings): CaptureSettings {
  const contact = settings.ATLAS_CONTACT ?? null;
  const isOn = settings.ATLAS_CAPTURE === 'on';
  if (isOn && contact === null) {
    throw new WrongSetting(
      'ATLAS_CONTACT must be set too for ATLAS_CAPTURE=on: sites are told whom to ask about these requests.',
    );
  }
  return Object.freeze({
    isOn,
    contact,
    allowPrivate: settings.ATLAS_ALLOW_PRIVATE,
    ignoreRobots: settings.ATLAS_IGNORE_ROBOTS,
    proxyUrl: settings.ATLAS_PROXY ?? null,
    chromiumPath: settings.ATLAS_CHROMIUM ?? null,
    region: settings.ATLAS_REGION,
    lanes: settings.ATLAS_CAPTURE_LANES,
    keepDays: settings.ATLAS_KEEP_CAPTURES_DAYS,
  });
}

function readLog(settings: Settings): LogSettings {
  const { ATLAS_LOG_KEY, ATLAS_LOG_ORIGIN } = settings;
  return Object.freeze({
    keyFile: ATLAS_LOG_KEY === undefined ? null : resolve(ATLAS_LOG_KEY),
    origin: ATLAS_LOG_ORIGIN ?? null,
    witnesses: settings.ATLAS_LOG_WITNESSES,
    timeStampAuthorities: settings.ATLAS_TIMESTAMPS,
    calendars: settings.ATLAS_CALENDARS,
    isWaybackOn: settings.ATLAS_WAYBACK === 'on',
    timeStampRoots: settings.ATLAS_TIMESTAMP_ROOTS === undefined ? null : resolve(settings.ATLAS_TIMESTAMP_ROOTS),
  });
}

function readS3(settings: Settings): S3Settings | null {
  const needed = {
    ATLAS_S3_ENDPOINT: settings.ATLAS_S3_ENDPOINT,
    ATLAS_S3_BUCKET: settings.ATLAS_S3_BUCKET,
    ATLAS_S3_ACCESS_KEY: settings.ATLAS_S3_ACCESS_KEY,
    ATLAS_S3_SECRET_KEY: settings.ATLAS_S3_SECRET_KEY,
  };
  const missing = Object.entries(needed).filter(([, value]) => value === undefined);
  if (missing.length === Object.keys(needed).length) return null;
  if (missing.length > 0) {
    throw new WrongSetting(`${missing.map(([name]) => name).join(' and ')} must be set too for S3 storage to be used.`);
  }
  return Object.freeze({
    endpoint: needed.ATLAS_S3_ENDPOINT?.replace(/\/+$/, '') ?? '',
    bucket: needed.ATLAS_S3_BUCKET ?? '',
    region: settings.ATLAS_S3_REGION,
    accessKey: needed.ATLAS_S3_ACCESS_KEY ?? '',
    secretKey: needed.ATLAS_S3_SECRET_KEY ?? '',
  });
}
