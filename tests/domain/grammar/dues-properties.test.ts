import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, monthOf } from '../../../src/domain/calendar/time.ts';
import { yuan } from '../../../src/domain/dues/payment.ts';
import { parseDues, parsePaid } from '../../../src/domain/grammar/dues-grammar.ts';
import type { DuesLine, DuesMoney, DuesReading } from '../../../src/domain/grammar/dues-reading.ts';
import { distinctName } from '../../../src/domain/grammar/names.ts';
import type { RosterEntry } from '../../../src/domain/grammar/names.ts';
import type { LocalDate, Month } from '../../../src/domain/ids.ts';
import { roster } from './roster.ts';

const today = '2026-11-18' as LocalDate;

function monthSaid(month: Month): string {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${String(Number(number))}月`;
}

function moneySaid(money: DuesMoney): string {
  switch (money.kind) {
    case 'open':
      return '';
    case 'months':
      return `${String(money.count)}个月`;
    case 'span':
      return money.from === money.to
        ? monthSaid(money.from)
        : `${monthSaid(money.from)}到${monthSaid(money.to)}`;
    case 'amount':
      return `${yuan(money.fen)}元`;
  }
}

function lineSaid({ person, money, paidBy, payer }: DuesLine): string {
  const own = distinctName(person);
  const how = money.kind === 'open' ? '交了' : `交${moneySaid(money)}`;
  if (payer) return `${distinctName(payer)}代${own}${how}`;
  return `${own}${paidBy === 'relative' ? '家属代' : ''}${how}`;
}

const reasonSaid = (reason: string | null) => (reason === null ? '' : `，因为${reason}`);

/** A reading as an officer would write it. */
function said(reading: DuesReading): string {
  switch (reading.kind) {
    case 'lines':
      return `${reading.lines.map(lineSaid).join('，')}${reasonSaid(reading.reason)}`;
    case 'present':
    case 'all': {
      const who = reading.kind === 'all' ? '全部' : '到会的';
      const each = reading.money.kind === 'amount' ? '每人' : '';
      const except = reading.except.map((one) => `，${distinctName(one)}没交`).join('');
      const lines = reading.lines.map((line) => `，${lineSaid(line)}`).join('');
      return `${who}都交了${each}${moneySaid(reading.money)}${except}${lines}${reasonSaid(reading.reason)}`;
    }
    case 'notReceived':
      return `没收到${reading.people.map(distinctName).join('、')}`;
    case 'amount': {
      const from = reading.from === undefined ? '' : ` 从${monthSaid(reading.from)}起`;
      const fen = reading.fen === null ? '' : `${yuan(reading.fen)}元`;
      return `${distinctName(reading.person)} 改成${fen}${from}${reasonSaid(reading.reason)}`;
    }
    case 'excuse': {
      const until = reading.until === undefined ? '' : `到${monthSaid(reading.until)}`;
      return `${distinctName(reading.person)}缓交${until}${reasonSaid(reading.reason)}`;
    }
    case 'reverse':
      return `撤销${reading.person ? ` ${distinctName(reading.person)}` : ''}${reasonSaid(reading.reason)}`;
    case 'show':
      return reading.month === undefined ? '' : monthSaid(reading.month);
    case 'standard':
    case 'fixing':
    case 'book':
      return '';
  }
}

const fen = fc.integer({ min: 1, max: 10_000_000 });
const month = fc.integer({ min: -30, max: 30 }).map((away) => addMonths(monthOf(today), away));
const money: fc.Arbitrary<DuesMoney> = fc.oneof(
  fc.constant<DuesMoney>({ kind: 'open' }),
  fc.integer({ min: 1, max: 60 }).map((count): DuesMoney => ({ kind: 'months', count })),
  fen.map((one): DuesMoney => ({ kind: 'amount', fen: one })),
  fc
    .tuple(month, fc.nat(14))
    .map(([from, more]): DuesMoney => ({ kind: 'span', from, to: addMonths(from, more) })),
);
const person = fc.constantFrom(...roster);
const reason = fc.constantFrom(null, '住院', '刚从外地回来，钱没带够', '3月份记错了');

const lineOf = (one: RosterEntry) =>
  fc
    .tuple(money, fc.constantFrom('self', 'relative', 'member'), person)
    .map(([paid, paidBy, payer]): DuesLine => {
      const own = payer.id === one.id;
      if (paidBy !== 'member' || own)
        return { person: one, money: paid, paidBy: paidBy === 'relative' ? 'relative' : 'self', payer: null };
      return { person: one, money: paid, paidBy: 'member', payer };
    });
const linesOf = (people: readonly RosterEntry[]) => fc.tuple(...people.map(lineOf));

const lines = fc
  .shuffledSubarray([...roster], { minLength: 1, maxLength: 5 })
  .chain(linesOf)
  .chain((some) => reason.map((why): DuesReading => ({ kind: 'lines', lines: some, reason: why })));

const everybody = fc
  .tuple(
    fc.shuffledSubarray([...roster], { maxLength: 5 }),
    fc.nat(3),
    fc.constantFrom('present', 'all'),
    money,
    reason,
  )
  .chain(([people, cut, kind, base, why]) =>
    linesOf(people.slice(cut)).map((some): DuesReading => ({
      kind: kind === 'all' ? 'all' : 'present',
      except: people.slice(0, cut),
      money: base,
      // 全部 张三 is refused: he is among them.
      lines: some.filter((line) => line.money.kind !== 'open'),
      reason: why,
    })),
  );

const others = fc.oneof(
  fc
    .tuple(person, fen, fc.option(month, { nil: undefined }), reason)
    .map(([one, amount, from, why]): DuesReading => ({
      kind: 'amount',
      person: one,
      fen: amount,
      duesClass: null,
      from,
      reason: why,
    })),
  fc.tuple(person, fc.option(month, { nil: undefined }), reason).map(([one, until, why]): DuesReading => ({
    kind: 'excuse',
    person: one,
    until,
    reason: why,
    ends: false,
  })),
  fc
    .tuple(fc.option(person, { nil: null }), reason)
    .map(([one, why]): DuesReading => ({ kind: 'reverse', person: one, reason: why })),
  fc
    .shuffledSubarray([...roster], { minLength: 1 })
    .map((people): DuesReading => ({ kind: 'notReceived', people })),
  fc.option(month, { nil: undefined }).map((one): DuesReading => ({ kind: 'show', month: one })),
);

describe('always', () => {
  it('a reading written out in words is read the same', () => {
    fc.assert(
      fc.property(fc.oneof(lines, everybody, others), (reading) => {
        expect([said(reading), parseDues(said(reading), roster, today)]).toEqual([
          said(reading),
          { ok: true, value: reading },
        ]);
      }),
      { numRuns: 1000 },
    );
  });

  const pieces = [
    ...Array.from(
      '张三李四王五军赵六交没都全部除到会代由因改成元块角月年季度个半每各表0123456789一二三十.-，、（） \n😀?a',
    ),
    '缓交',
    '撤销',
    '没收到',
    '家属',
    '7-9月',
    '标准',
    '0.5',
  ];
  const noise = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((some) => some.join('')),
  );

  it('noise never throws, and nobody pays whose name is not in it', () => {
    fc.assert(
      fc.property(noise, (text) => {
        parsePaid(text, today);
        const result = parseDues(text, roster, today);
        if (!result.ok || !('lines' in result.value)) return;
        const bare = text.replace(/[^\p{L}\p{N}]/gu, '');
        const named = result.value.lines.flatMap((line) => [line.person, line.payer ?? line.person]);
        for (const { name, alias } of named)
          expect([name, alias ?? name].some((own) => bare.includes(own.replace('·', '')))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
