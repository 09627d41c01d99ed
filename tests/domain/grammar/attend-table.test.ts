import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAttend, parseAttendRecord } from '../../../src/domain/grammar/attend-grammar.ts';
import type { AttendReading } from '../../../src/domain/grammar/attend-reading.ts';
import type { SaidWhen } from '../../../src/domain/grammar/attend-when.ts';
import { distinctName } from '../../../src/domain/grammar/names.ts';
import type { RosterEntry } from '../../../src/domain/grammar/names.ts';
import type { LocalDate, PersonId } from '../../../src/domain/ids.ts';
import { guestRows, mixedRows, totalsRows } from './attend-number-rows.ts';
import { everybodyRows, nameRows, voiceRows, whenRows } from './attend-rows.ts';
import { problem, shown } from './attend-shown.ts';
import { roster } from './roster.ts';

const today = '2026-11-18' as LocalDate;
/** With somebody whose name sounds like a word. */
const everybody: readonly RosterEntry[] = [...roster, { id: 15 as PersonId, name: '请加' }];

function shownWhen(when: SaidWhen | undefined): string {
  if (!when) return '';
  const said = when.kind === 'date' ? when.date : when.month;
  return `[${said.startsWith('2026-') ? said.slice(5) : said}] `;
}

function read(text: string, people: readonly RosterEntry[] = roster): string {
  const result = parseAttendRecord(text, people, { commanded: true, today });
  if (!result.ok) return `! ${result.reason.problems.map(problem).join(', ')}`;
  return `${shownWhen(result.value.when)}${shown(result.value.who)}`;
}

describe.each([
  ['totals', totalsRows],
  ['numbers with names', mixedRows],
  ['guests', guestRows],
  ['everybody', everybodyRows],
  ['names', nameRows],
  ['which day', whenRows],
])('%s', (_what, rows) => {
  it.each(rows)('%j: %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });
});

describe('slips of voice input', () => {
  it.each(voiceRows)('%j: %s', (said, expected) => {
    expect(read(said, said.startsWith('请加') ? everybody : roster)).toBe(expected);
  });

  it('leave names of the roster alone', () => {
    expect(read('请加请加', everybody)).toBe('到 请加');
    expect(read('除请加请加，都到', everybody)).toBe('都到; 除 请加');
  });
});

/** The reading in plain words, as somebody would write it. */
function said(reading: AttendReading): string {
  const guests = reading.guests === undefined ? '' : `，列席${String(reading.guests)}人`;
  return `${saidOfWho(reading)}${guests}`;
}

function saidOfWho(reading: AttendReading): string {
  const list = (label: string, people: readonly RosterEntry[]) =>
    people.length === 0 ? [] : [`${people.map(distinctName).join('、')}${label}`];
  switch (reading.kind) {
    case 'guests':
    case 'rest':
      return '';
    case 'all':
      return '到齐';
    case 'totals': {
      const { expected, present, online, leave, absent } = reading;
      const parts = { 应到: expected, 实到: present, 线上: online, 请假: leave, 缺席: absent };
      return Object.entries(parts)
        .flatMap(([label, count]) => (count === undefined ? [] : [`${label}${String(count)}`]))
        .join('，');
    }
    case 'names':
      return [
        ...list('到', reading.present),
        ...list('线上', reading.online),
        ...list('请假', reading.leave),
        ...list('缺席', reading.absent),
      ].join('，');
    case 'allExcept':
      return [
        ...list('线上', reading.online),
        ...list('请假', reading.leave),
        ...list('缺席', reading.absent),
        `${reading.unsaid.length > 0 ? `除${reading.unsaid.map(distinctName).join('、')}` : '其他人'}都到`,
      ].join('，');
  }
}

describe('without the command', () => {
  it.each([
    ['昨天 26', true],
    ['昨天 张三', false],
    ['26', false],
    ['张三', false],
    ['张三请假', true],
  ])('%j is a record: %s', (text, isRecord) => {
    expect(parseAttendRecord(text, roster, { commanded: false, today }).ok).toBe(isRecord);
  });
});

describe('always', () => {
  const split = fc.shuffledSubarray([...roster], { minLength: 1 }).chain((people) =>
    fc.array(fc.nat(3), { minLength: people.length, maxLength: people.length }).map((places) => {
      const of = (place: number) => people.filter((_, at) => places[at] === place);
      return [of(0), of(1), of(2), of(3)] as const;
    }),
  );
  const count = fc.option(fc.nat(9), { nil: undefined });
  const totals = fc
    .record({ present: fc.nat(40), more: fc.nat(5), leave: count, absent: count, online: count })
    .filter(({ present, online = 0 }) => online <= present)
    .map(({ present, more, leave, absent, online }): AttendReading => {
      const expected = present + (leave ?? 0) + (absent ?? 0) + more;
      const some = Object.entries({ leave, absent, online }).filter(([, value]) => value !== undefined);
      return { kind: 'totals', expected, present, ...(Object.fromEntries(some) as object) };
    });
  const byName = fc
    .tuple(split, fc.boolean())
    .map(([[a, b, c, d], all]): AttendReading =>
      all
        ? { kind: 'allExcept', online: a, leave: b, absent: c, unsaid: d }
        : { kind: 'names', present: a, online: b, leave: c, absent: d },
    );
  const readings = fc
    .tuple(fc.oneof(totals, byName, fc.constant<AttendReading>({ kind: 'all' })), count)
    .map(([reading, guests]) => (guests === undefined ? reading : { ...reading, guests }));

  it('a reading written out in words is read the same', () => {
    fc.assert(
      fc.property(readings, (reading) => {
        expect(read(said(reading))).toBe(shown(reading));
      }),
    );
  });

  const pieces = Array.from(
    '张三李四王五军来都到齐全请假加缺席没除差列外其他人线上应实会昨天月日0123456789/，、 除了·\n😀?a',
  );
  const noise = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...pieces), maxLength: 30 }),
  );

  it('noise never throws, and never names anybody whose name is not in it', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const result = parseAttend(text, roster);
        if (!result.ok || !('leave' in result.value) || typeof result.value.leave === 'number') return;
        if (result.value.kind === 'totals') return;
        const { online, leave, absent } = result.value;
        const more = result.value.kind === 'names' ? result.value.present : result.value.unsaid;
        const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
        for (const { name, alias } of [...online, ...leave, ...absent, ...more])
          expect([name, alias ?? name].some((own) => bare.includes(own.replace('·', '')))).toBe(true);
      }),
    );
  });
});
