import type { Locale } from './locale.ts';

/** What was found in place of a setting. Secrets never appear: only their length does. */
export type FoundSetting =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'hidden'; readonly length: number };

/** What is expected of a setting; each code has one sentence in each language. */
export type ExpectedSetting =
  | 'botToken'
  | 'httpUrl'
  | 'proxyUrl'
  | 'redisUrl'
  | 'folder'
  | 'host'
  | 'port'
  | 'publicUrlToo'
  | 'webhookSecretToo'
  | 'webhookSecret'
  | 'timeZone'
  | 'locale'
  | 'quietHours'
  | 'logLevel'
  | 'nameEqualsValue';

/** One wrong or missing setting. `setting` is its name, or the place in the `.env` file when the line has no name. */
export interface SettingProblem {
  readonly setting: string;
  readonly found: FoundSetting;
  readonly expected: ExpectedSetting;
}

const expectations: Readonly<Record<ExpectedSetting, Readonly<Record<Locale, string>>>> = {
  botToken: {
    'zh-CN': '机器人令牌，形如 123456789:AAE…（向 @BotFather 领取）；不填则进入演练',
    en: 'a bot token such as 123456789:AAE… (from @BotFather); leave it out for rehearsal mode',
  },
  httpUrl: {
    'zh-CN': 'http:// 或 https:// 开头的地址，不带用户名、参数和 #，也不带令牌',
    en: 'an http:// or https:// address without user name, query, # or bot token',
  },
  proxyUrl: {
    'zh-CN': 'http://、https:// 或 socks5:// 开头的代理地址',
    en: 'a proxy address beginning with http://, https:// or socks5://',
  },
  redisUrl: {
    'zh-CN': 'redis:// 或 rediss:// 开头的地址；不填则用内置队列',
    en: 'an address beginning with redis:// or rediss://; leave it out for the embedded queue',
  },
  folder: { 'zh-CN': '一个文件夹的路径', en: 'the path of a folder' },
  host: {
    'zh-CN': '监听的 IP 地址或主机名，不带端口，例如 127.0.0.1',
    en: 'an IP address or host name to listen on, without a port, for example 127.0.0.1',
  },
  port: { 'zh-CN': '0 到 65535 的整数', en: 'a whole number from 0 to 65535' },
  publicUrlToo: {
    'zh-CN': '设了 WEBHOOK_SECRET 就要同时设 PUBLIC_URL，或者两个都不设（长轮询）',
    en: 'PUBLIC_URL as well, since WEBHOOK_SECRET is set; or neither of them (long polling)',
  },
  webhookSecretToo: {
    'zh-CN': '设了 PUBLIC_URL 就要同时设 WEBHOOK_SECRET，或者两个都不设（长轮询）',
    en: 'WEBHOOK_SECRET as well, since PUBLIC_URL is set; or neither of them (long polling)',
  },
  webhookSecret: {
    'zh-CN': '1 到 256 个字符，只用字母、数字、_ 和 -',
    en: '1 to 256 characters out of letters, digits, _ and -',
  },
  timeZone: {
    'zh-CN': 'IANA 时区名，例如 Asia/Shanghai、Asia/Urumqi',
    en: 'an IANA time zone name, for example Asia/Shanghai or Asia/Urumqi',
  },
  locale: { 'zh-CN': 'zh-CN 或 en', en: 'zh-CN or en' },
  quietHours: {
    'zh-CN': '时:分-时:分，两头不同，例如 20:00-08:00；不要免打扰时段写 off',
    en: 'HH:MM-HH:MM with two different times, for example 20:00-08:00; or off',
  },
  logLevel: {
    'zh-CN': 'trace、debug、info、warn、error、fatal、silent 之一',
    en: 'one of trace, debug, info, warn, error, fatal, silent',
  },
  nameEqualsValue: {
    'zh-CN': '名称=值，一行一项；注释以 # 开头',
    en: 'NAME=value, one to a line; comments begin with #',
  },
};

const shownValueLimit = 80;

function describeFound(found: FoundSetting, locale: Locale): string {
  const zh = locale === 'zh-CN';
  switch (found.kind) {
    case 'nothing':
      return zh ? '没有设' : 'nothing';
    case 'hidden':
      return zh
        ? `一个 ${String(found.length)} 个字符的值（不显示）`
        : `a value of ${String(found.length)} characters (not shown)`;
    case 'value': {
      const characters = Array.from(found.value);
      const cut = characters.slice(0, shownValueLimit).join('');
      // JSON quoting keeps control characters of a damaged file off the terminal.
      return JSON.stringify(characters.length > shownValueLimit ? `${cut}…` : cut);
    }
  }
}

/** Tells the operator every wrong or missing setting: its name, what was found, what is expected. */
export function describeProblems(problems: readonly SettingProblem[], locale: Locale): string {
  const zh = locale === 'zh-CN';
  const heading = zh
    ? `不能启动：有 ${String(problems.length)} 项设置不对（环境变量或 .env 文件，写法见 .env.example）：`
    : `Cannot start: ${String(problems.length)} wrong or missing setting(s) in the environment or .env (see .env.example):`;
  const lines = problems.map(({ setting, found, expected }) => {
    const was = describeFound(found, locale);
    const wanted = expectations[expected][locale];
    return zh
      ? `  ${setting}：现在是 ${was}；应为 ${wanted}`
      : `  ${setting}: found ${was}; expected ${wanted}`;
  });
  return [heading, ...lines].join('\n');
}
