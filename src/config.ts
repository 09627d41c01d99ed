import { isIP } from 'node:net';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { parseQuietHours } from './domain/calendar/quiet-hours.ts';
import type { QuietHours } from './domain/calendar/quiet-hours.ts';
import { accept, refuse } from './domain/decision.ts';
import type { Decision } from './domain/decision.ts';
import type { Locale } from './text/locale.ts';
import type { ExpectedSetting, FoundSetting, SettingProblem } from './text/setting-problems.ts';

/** Settings of the installation. Those of the county's own practice live in the database (`/settings`). */
export interface Config {
  /** Absent: rehearsal mode (演练). */
  readonly botToken: string | undefined;
  /** Base of the Bot API without a slash at its end. */
  readonly telegramApiRoot: string;
  readonly telegramProxy: string | undefined;
  readonly dataDir: string;
  /** Absent: the embedded queue. */
  readonly redisUrl: string | undefined;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Absent: long polling. `url` is `{PUBLIC_URL}/telegram/webhook`. */
  readonly webhook: { readonly url: string; readonly secret: string } | undefined;
  /** IANA name of the county's time zone. */
  readonly timezone: string;
  readonly locale: Locale;
  /** In local time. */
  readonly quietHours: QuietHours;
  readonly logLevel: (typeof logLevels)[number];
}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const secretSettings: ReadonlySet<string> = new Set([
  'BOT_TOKEN',
  'WEBHOOK_SECRET',
  'TELEGRAM_PROXY',
  'REDIS_URL',
]);
const tokenShape = /\d{3,}:[A-Za-z0-9_-]{20,}/;

function setting(expected: ExpectedSetting, valid: (value: string) => boolean) {
  return z.string().refine(valid, expected);
}

function urlOf(value: string, protocols: readonly string[]): URL | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  return protocols.includes(url.protocol) && url.hostname !== '' ? url : undefined;
}

function isPlainHttpUrl(value: string): boolean {
  const url = urlOf(value, ['http:', 'https:']);
  return url?.username === '' && !/[?#@]/.test(value) && !tokenShape.test(value);
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const quietHours = z.string().transform((value, context) => {
  const read = parseQuietHours(value);
  if (read.ok) return read.value === 'off' ? read.value : Object.freeze(read.value);
  context.addIssue({ code: 'custom', message: 'quietHours' satisfies ExpectedSetting });
  return z.NEVER;
});
const httpUrl = setting('httpUrl', isPlainHttpUrl).transform((url) => url.replace(/\/+$/, ''));
const host = setting(
  'host',
  (value) =>
    isIP(value) !== 0 || /^(?!.*\.\.)(?![\d.]+$)[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(value),
);

const settings = z.object({
  BOT_TOKEN: setting('botToken', (value) => /^\d+:[A-Za-z0-9_-]{20,}$/.test(value)).optional(),
  TELEGRAM_API_ROOT: httpUrl.default('https://api.telegram.org'),
  TELEGRAM_PROXY: setting(
    'proxyUrl',
    (value) => urlOf(value, ['http:', 'https:', 'socks5:']) !== undefined,
  ).optional(),
  DATA_DIR: setting('folder', (value) => !value.includes('\0')).default('./data'),
  REDIS_URL: setting('redisUrl', (value) => urlOf(value, ['redis:', 'rediss:']) !== undefined).optional(),
  HOST: host.default('127.0.0.1'),
  PORT: setting('port', (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535)
    .transform(Number)
    .default(8080),
  PUBLIC_URL: httpUrl.optional(),
  WEBHOOK_SECRET: setting('webhookSecret', (value) => /^[A-Za-z0-9_-]{1,256}$/.test(value)).optional(),
  TIMEZONE: setting('timeZone', isTimeZone).default('Asia/Shanghai'),
  LOCALE: z.enum(['zh-CN', 'en'], 'locale').default('zh-CN'),
  QUIET_HOURS: quietHours.prefault('20:00-08:00'),
  LOG_LEVEL: z.enum(logLevels, 'logLevel').default('info'),
});

/** Names of all settings, in the order of the contract. */
export const settingNames = Object.keys(settings.shape);

function found(name: string, value: string | undefined): FoundSetting {
  if (value === undefined) return { kind: 'nothing' };
  const hidden = secretSettings.has(name) || tokenShape.test(value) || value.includes('@');
  return hidden ? { kind: 'hidden', length: value.length } : { kind: 'value', value };
}

/** What is set: values without the blanks around them; an empty one counts as absent. */
function present(env: Environment): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of settingNames) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== '') values[name] = value;
  }
  return values;
}

/** The two webhook settings make sense only together. */
function missingHalf(values: Readonly<Record<string, string>>): SettingProblem[] {
  const url = values['PUBLIC_URL'] !== undefined;
  const secret = values['WEBHOOK_SECRET'] !== undefined;
  if (url === secret) return [];
  return url
    ? [{ setting: 'WEBHOOK_SECRET', found: { kind: 'nothing' }, expected: 'webhookSecretToo' }]
    : [{ setting: 'PUBLIC_URL', found: { kind: 'nothing' }, expected: 'publicUrlToo' }];
}

/**
 * Reads the settings (contract, "Settings"): a frozen config, or every problem at once in the order of the contract.
 * Pure: the caller hands over the environment.
 */
export function readConfig(env: Environment): Decision<Config, SettingProblem[]> {
  const values = present(env);
  const result = settings.safeParse(values);
  const problems = missingHalf(values);
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0]);
    // Every check above carries its code as its message.
    problems.push({
      setting: name,
      found: found(name, values[name]),
      expected: issue.message as ExpectedSetting,
    });
  }
  if (!result.success || problems.length > 0) {
    problems.sort((a, b) => settingNames.indexOf(a.setting) - settingNames.indexOf(b.setting));
    return refuse(problems);
  }
  const read = result.data;
  const webhook =
    read.PUBLIC_URL === undefined || read.WEBHOOK_SECRET === undefined
      ? undefined
      : Object.freeze({ url: `${read.PUBLIC_URL}/telegram/webhook`, secret: read.WEBHOOK_SECRET });
  return accept(
    Object.freeze({
      botToken: read.BOT_TOKEN,
      telegramApiRoot: read.TELEGRAM_API_ROOT,
      telegramProxy: read.TELEGRAM_PROXY,
      dataDir: read.DATA_DIR,
      redisUrl: read.REDIS_URL,
      host: read.HOST,
      port: read.PORT,
      webhook,
      timezone: read.TIMEZONE,
      locale: read.LOCALE,
      quietHours: read.QUIET_HOURS,
      logLevel: read.LOG_LEVEL,
    }),
  );
}

/** The language in which to report wrong settings: `LOCALE` may itself be one of them. */
export function localeOf(env: Environment): Locale {
  return env['LOCALE']?.trim() === 'en' ? 'en' : 'zh-CN';
}

/**
 * Reads the text of a `.env` file, one `NAME=value` a line. A line that is no such thing is a problem, because
 * `parseEnv` alone would swallow it together with the line after it.
 */
export function readDotEnv(text: string): {
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly SettingProblem[];
} {
  const values: Record<string, string> = {};
  const problems: SettingProblem[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    if (/^(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=/.test(line)) {
      for (const [name, value] of Object.entries(parseEnv(line)))
        if (value !== undefined) values[name] = value;
    } else {
      // The line may hold a secret, so only its length is told.
      const setting = `.env:${String(index + 1)}`;
      problems.push({ setting, found: { kind: 'hidden', length: line.length }, expected: 'nameEqualsValue' });
    }
  }
  return { values, problems };
}
