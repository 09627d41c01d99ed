import { describe, expect, it } from 'vitest';
import { pinoLog } from '../../../src/adapters/log/pino-log.ts';
import type { LogFacts } from '../../../src/ports/log.ts';

type Level = Parameters<typeof pinoLog>[0]['level'];

function capture(level: Level = 'debug') {
  const lines: string[] = [];
  const log = pinoLog({ level, destination: { write: (line) => void lines.push(line) } });
  return { log, lines, entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('pinoLog', () => {
  it('writes one JSON line an event, with level, time, event and facts', () => {
    const { log, lines, entries } = capture();
    log.info('deliver.sent', { count: 3, chat: 7, first: true, kind: 'edit', reason: null });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{[^\n]*\}\n$/);
    const { time, ...rest } = entries()[0] ?? {};
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(rest).toEqual({
      level: 'info',
      event: 'deliver.sent',
      count: 3,
      chat: 7,
      first: true,
      kind: 'edit',
      reason: null,
    });
  });

  it.each<[Level, string[]]>([
    ['debug', ['a', 'b', 'c', 'd']],
    ['info', ['b', 'c', 'd']],
    ['warn', ['c', 'd']],
    ['error', ['d']],
    ['silent', []],
  ])('at level %s writes %j', (level, expected) => {
    const { log, entries } = capture(level);
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(entries().map((entry) => entry['event'])).toEqual(expected);
  });

  it('drops what is no primitive, whatever the caller passes', () => {
    const { log, lines } = capture();
    const facts = {
      error: new Error('林福贵 owes 12 yuan'),
      update: { text: '林福贵' },
      list: ['林福贵'],
      say: () => '林福贵',
      nothing: undefined,
      kept: 1,
    };
    log.error('ingest.failed', facts as unknown as LogFacts);
    expect(lines.join('')).not.toContain('林福贵');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'ingest.failed', kept: 1 });
    expect(Object.keys(JSON.parse(lines[0] ?? '') as object)).toEqual(['level', 'time', 'event', 'kept']);
  });

  it('never lets a fact take the place of level, time or event', () => {
    const { log, lines, entries } = capture();
    log.warn('real', { event: 'false', level: 'trace', time: 'never' });
    expect(entries()[0]).toMatchObject({ level: 'warn', event: 'real', event_: 'false', level_: 'trace' });
    expect(lines[0]?.match(/"event":/g)).toHaveLength(1);
  });

  it('masks tokens and credentials in texts and cuts long ones', () => {
    const { log, lines } = capture();
    const token = '123456789:AAHfK-unit_test_token_0123456789abc';
    log.info('start', {
      url: `https://api.telegram.org/bot${token}/getMe`,
      redis: 'redis://user:hunter2@localhost:6379',
      long: '长'.repeat(5000),
    });
    expect(lines[0]).not.toContain('AAHfK');
    expect(lines[0]).not.toContain('hunter2');
    expect(lines[0]).toContain('localhost:6379');
    expect(lines[0]?.length).toBeLessThan(600);
  });

  it('keeps one event on one line and numbers readable', () => {
    const { log, lines, entries } = capture();
    log.info('odd', { text: 'a\nb\u2028c', none: Number.NaN, far: Infinity });
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(entries()[0]).toMatchObject({ text: 'a\nb\u2028c', none: 'NaN', far: 'Infinity' });
  });
});
