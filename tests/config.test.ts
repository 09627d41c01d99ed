import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf, readConfig, readDotEnv, settingNames } from '../src/config.ts';
import { describeProblems } from '../src/text/setting-problems.ts';

const token = '123456789:AAHfK-unit_test_token_0123456789abc';

const wrongValues: [name: string, values: string[]][] = [
  ['BOT_TOKEN', ['abc', '123:short', ':AAHfK-unit_test_token_0123456789abc', `bot${token}`, `${token} x`]],
  [
    'TELEGRAM_API_ROOT',
    ['api.telegram.org', 'ftp://a', 'https://a/?q=1', 'https://u:p@a', `https://a/bot${token}`],
  ],
  ['TELEGRAM_PROXY', ['proxy:1080', 'socks4://a:1', 'socks5:', '1080']],
  ['DATA_DIR', ['a\0b']],
  ['REDIS_URL', ['localhost:6379', 'http://localhost', 'redis:']],
  ['HOST', ['127.0.0.1:8080', 'http://a', 'a b', '999.1.1.1', '-a', 'a..b']],
  ['PORT', ['-1', '65536', '80.5', '0x50', 'http', '1e3', '８０', '000080']],
  ['PUBLIC_URL', ['zhibu.example.org', 'https://a#b', 'https://']],
  ['WEBHOOK_SECRET', ['a b', '密', 'a'.repeat(257), 'a.b']],
  ['TIMEZONE', ['+08:00', 'Beijing', 'Asia/Shanghaii', '8', '东八区']],
  ['LOCALE', ['zh', 'EN', 'de', 'zh_CN']],
  ['QUIET_HOURS', ['20-8', '20:00', '24:00-08:00', '20:60-08:00', '20:00-20:00', 'none']],
  ['LOG_LEVEL', ['verbose', 'INFO', '30']],
];

function valueOf(env: Record<string, string | undefined>) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(describeProblems(read.reason, 'en'));
  return read.value;
}

function problemsOf(env: Record<string, string | undefined>) {
  const read = readConfig(env);
  return read.ok ? [] : read.reason;
}

describe('readConfig', () => {
  it('gives the defaults of the contract when nothing is set', () => {
    expect(valueOf({})).toEqual({
      botToken: undefined,
      telegramApiRoot: 'https://api.telegram.org',
      telegramProxy: undefined,
      dataDir: './data',
      redisUrl: undefined,
      host: '127.0.0.1',
      port: 8080,
      webhook: undefined,
      timezone: 'Asia/Shanghai',
      locale: 'zh-CN',
      quietHours: { from: '20:00', to: '08:00' },
      logLevel: 'info',
    });
  });

  it('takes an empty or blank setting as absent', () => {
    expect(valueOf(Object.fromEntries(settingNames.map((name) => [name, ' ']))).port).toBe(8080);
    expect(valueOf({ BOT_TOKEN: '' }).botToken).toBeUndefined();
  });

  it('reads every setting, without blanks around it', () => {
    const config = valueOf({
      BOT_TOKEN: ` ${token}\r`,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_PROXY: 'socks5://user:secret@proxy:1080',
      DATA_DIR: '/srv/支部 数据',
      REDIS_URL: 'rediss://:secret@redis:6380/2',
      HOST: '::1',
      PORT: '0',
      PUBLIC_URL: 'https://zhibu.example.org/a/',
      WEBHOOK_SECRET: 'a_B-1',
      TIMEZONE: 'Asia/Urumqi',
      LOCALE: 'en',
      QUIET_HOURS: 'off',
      LOG_LEVEL: 'silent',
    });
    expect(config).toEqual({
      botToken: token,
      telegramApiRoot: 'http://127.0.0.1:8081',
      telegramProxy: 'socks5://user:secret@proxy:1080',
      dataDir: '/srv/支部 数据',
      redisUrl: 'rediss://:secret@redis:6380/2',
      host: '::1',
      port: 0,
      webhook: { url: 'https://zhibu.example.org/a/telegram/webhook', secret: 'a_B-1' },
      timezone: 'Asia/Urumqi',
      locale: 'en',
      quietHours: 'off',
      logLevel: 'silent',
    });
  });

  it('is frozen', () => {
    const config = valueOf({ PUBLIC_URL: 'https://a.example', WEBHOOK_SECRET: 's' });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.webhook)).toBe(true);
    expect(Object.isFrozen(config.quietHours)).toBe(true);
  });

  it.each(wrongValues)('refuses a wrong %s and names it alone', (name, values) => {
    const other = { PUBLIC_URL: 'https://a.example', WEBHOOK_SECRET: 'secret' };
    for (const wrong of values) {
      expect(
        problemsOf({ ...other, [name]: wrong }).map((problem) => problem.setting),
        wrong,
      ).toEqual([name]);
    }
  });

  it('has wrong values tried for every setting that there is', () => {
    expect(wrongValues.map(([name]) => name)).toEqual(settingNames);
  });

  it('reports all problems at once, in the order of the contract', () => {
    const problems = problemsOf({
      LOG_LEVEL: 'loud',
      PORT: 'x',
      BOT_TOKEN: 'y',
      WEBHOOK_SECRET: 'ok',
      LOCALE: 'fr',
    });
    expect(problems).toEqual([
      { setting: 'BOT_TOKEN', found: { kind: 'hidden', length: 1 }, expected: 'botToken' },
      { setting: 'PORT', found: { kind: 'value', value: 'x' }, expected: 'port' },
      { setting: 'PUBLIC_URL', found: { kind: 'nothing' }, expected: 'publicUrlToo' },
      { setting: 'LOCALE', found: { kind: 'value', value: 'fr' }, expected: 'locale' },
      { setting: 'LOG_LEVEL', found: { kind: 'value', value: 'loud' }, expected: 'logLevel' },
    ]);
  });

  it.each([
    [{ PUBLIC_URL: 'https://a.example' }, 'WEBHOOK_SECRET'],
    [{ WEBHOOK_SECRET: 'secret', PUBLIC_URL: '' }, 'PUBLIC_URL'],
  ])('asks for the other half of the webhook settings: %j', (env, missing) => {
    expect(problemsOf(env)).toMatchObject([{ setting: missing, found: { kind: 'nothing' } }]);
  });

  it('names the missing half also when the present half is wrong', () => {
    expect(problemsOf({ PUBLIC_URL: 'nonsense' }).map((problem) => problem.setting)).toEqual([
      'PUBLIC_URL',
      'WEBHOOK_SECRET',
    ]);
  });

  it('takes exactly the ports that exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: -70_000, max: 140_000 }), (port) => {
        expect(readConfig({ PORT: String(port) }).ok).toBe(port >= 0 && port <= 65_535);
      }),
    );
  });
});

describe('describeProblems', () => {
  const problems = problemsOf({ PORT: '99999', PUBLIC_URL: 'https://a.example' });

  it('says name, what was found and what is expected, in Chinese', () => {
    expect(describeProblems(problems, 'zh-CN')).toBe(
      [
        '不能启动：有 2 项设置不对（环境变量或 .env 文件，写法见 .env.example）：',
        '  PORT：现在是 "99999"；应为 0 到 65535 的整数',
        '  WEBHOOK_SECRET：现在是 没有设；应为 设了 PUBLIC_URL 就要同时设 WEBHOOK_SECRET，或者两个都不设（长轮询）',
      ].join('\n'),
    );
  });

  it('says the same in English', () => {
    expect(describeProblems(problems, 'en')).toContain(
      '  PORT: found "99999"; expected a whole number from 0 to 65535',
    );
  });

  it.each([
    ['Beijing', 'TIMEZONE：现在是 "Beijing"；应为 IANA 时区名，例如 Asia/Shanghai、Asia/Urumqi'],
    ['东八区', 'TIMEZONE：现在是 "东八区"；应为 IANA 时区名，例如 Asia/Shanghai、Asia/Urumqi'],
  ])('names a time zone that there is not, and one that there is: %s', (zone, sentence) => {
    const [, ...lines] = describeProblems(problemsOf({ TIMEZONE: zone }), 'zh-CN').split('\n');
    expect(lines).toEqual([`  ${sentence}`]);
  });

  it('never shows a secret, wherever it was put', () => {
    const secret = 'hunter2hunter2';
    const env = {
      BOT_TOKEN: `${secret}:x`,
      TELEGRAM_API_ROOT: `https://api.telegram.org/bot123456:${secret}_${secret}`,
      TELEGRAM_PROXY: `ftp://u:${secret}@proxy`,
      REDIS_URL: `http://:${secret}@redis`,
      HOST: `u:${secret}@host`,
      PUBLIC_URL: `https://u:${secret}@host`,
      WEBHOOK_SECRET: `${secret} ${secret}`,
      LOG_LEVEL: `123456:${secret}_${secret}`,
    };
    const found = problemsOf(env);
    expect(found.map((problem) => problem.setting)).toEqual(Object.keys(env));
    for (const language of ['zh-CN', 'en'] as const) {
      expect(describeProblems(found, language)).not.toContain('hunter2');
    }
  });

  it('keeps long and unprintable values off the terminal', () => {
    const text = describeProblems(problemsOf({ LOCALE: `\u001b[2J${'长'.repeat(500)}` }), 'zh-CN');
    expect(text).not.toContain('\u001b');
    expect(text.length).toBeLessThan(250);
  });

  it('speaks the language that LOCALE asks for, Chinese when LOCALE is wrong', () => {
    expect(localeOf({ LOCALE: 'en ' })).toBe('en');
    expect(localeOf({ LOCALE: 'fr' })).toBe('zh-CN');
    expect(localeOf({})).toBe('zh-CN');
  });
});

describe('readDotEnv', () => {
  it('reads a file as an editor on Windows leaves it', () => {
    const text =
      '\uFEFFPORT=9000\r\n# note\r\n\r\nexport DATA_DIR="/srv/a b" # here\r\nLOCALE=\r\nHOST = \'::1\'\r\n';
    expect(readDotEnv(text)).toEqual({
      values: { PORT: '9000', DATA_DIR: '/srv/a b', LOCALE: '', HOST: '::1' },
      problems: [],
    });
  });

  it('reports a line that is no setting, without showing it, and reads the others', () => {
    const { values, problems } = readDotEnv(`BOT_TOKEN: ${token}\nPORT=9000\nnonsense\n`);
    expect(values).toEqual({ PORT: '9000' });
    expect(problems.map((problem) => problem.setting)).toEqual(['.env:1', '.env:3']);
    expect(describeProblems(problems, 'en')).not.toContain(token);
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

  it('names every setting, commented out', () => {
    expect(readDotEnv(example)).toEqual({ values: {}, problems: [] });
    const names = [...example.matchAll(/^#([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(names).toEqual(settingNames);
  });

  it('is valid when every setting is taken as written', () => {
    const { values, problems } = readDotEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));
    expect(problems).toEqual([]);
    const read = readConfig(values);
    expect(read.ok ? [] : read.reason).toEqual([]);
  });
});
