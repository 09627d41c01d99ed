import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yuan } from '../../../src/domain/dues/payment.ts';
import { parseDues } from '../../../src/domain/grammar/dues-grammar.ts';
import { parseHandUp } from '../../../src/domain/grammar/hand-up-grammar.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';
import { roster } from './roster.ts';

/* Money is said in the same words whether a member pays it (党费) or the branch hands it up (上缴). */

const today = '2026-11-22' as LocalDate;

function paid(said: string): unknown {
  const read = parseDues(`张三${said}`, roster, today);
  if (!read.ok) return read.reason.kind;
  const [line, ...more] = read.value.kind === 'lines' ? read.value.lines : [];
  return line && more.length === 0 && line.money.kind === 'amount' ? line.money.fen : 'other';
}

function handedUp(said: string): unknown {
  const read = parseHandUp(said, today);
  if (!read.ok) return read.reason.kind;
  return read.value.kind === 'handUp' && read.value.receipt === null ? read.value.fen : 'other';
}

describe('both read', () => {
  it.each([
    ['137元', 13700],
    ['137.5元', 13750],
    ['￥137.50', 13750],
    ['137.50', 13750],
    ['137元5角', 13750],
    ['137元5', 13750],
    ['137圆5', 13750],
    ['137块5', 13750],
    ['137块5毛', 13750],
    ['137块5毛5', 13755],
    ['137元零5分', 13705],
    ['10块零5分', 1005],
    ['10块零五', 1005],
    ['一百三十七块五', 13750],
    ['一百三十七点五元', 13750],
    ['一块二毛五', 125],
    ['两块半', 250],
    ['五毛', 50],
    ['5角5分', 55],
    ['5分钱', 5],
    ['壹拾元', 1000],
    ['壹佰叁拾柒元伍角整', 13750],
    ['叁元伍角', 350],
    ['廿元', 2000],
    ['1万元', 1_000_000],
    ['一万元', 1_000_000],
    ['1.5万元', 1_500_000],
    ['10元人民币', 1000],
    ['10圆整', 1000],
    ['10园', 1000],
    ['10 yuan', 1000],
    ['１０元', 1000],
  ])('%s: %i', (said, fen) => {
    expect([paid(said), handedUp(said)]).toEqual([fen, fen]);
  });

  it('every amount, in figures and in units, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (fen) => {
        const inUnits = `${String(Math.trunc(fen / 100))}元${String(Math.trunc(fen / 10) % 10)}角${String(fen % 10)}分`;
        for (const said of [`${yuan(fen)}元`, yuan(fen), inUnits])
          expect([said, paid(said), handedUp(said)]).toEqual([said, fen, fen]);
      }),
    );
  });
});

describe('neither reads as an amount', () => {
  it.each([
    ['137，456', 'unitMissing', 'unclear'],
    ['137、456', 'unitMissing', 'unclear'],
    ['137, 456', 'unitMissing', 'unclear'],
    ['1，375.50元', 'unitMissing', 'unclear'],
    ['一万二千元', 'names', 'unclear'],
    ['1.5万', 'unclear', 'unclear'],
    ['负5元', 'amountWrong', 'unclear'],
    ['-5元', 'amountWrong', 'unclear'],
    ['0.125元', 'amountWrong', 'decimals'],
    ['0元', 'amountWrong', 'zero'],
    ['10元5个月', 'twoMoneys', 'unclear'],
  ])('%s', (said, asPaid, asHandedUp) => {
    expect([paid(said), handedUp(said)]).toEqual([asPaid, asHandedUp]);
  });
});

describe('what a branch hands up', () => {
  it.each([
    ['137,456', 13_745_600],
    ['1,375.50元', 137_550],
    ['137', 13_700],
    ['一百三十七', 13_700],
    ['一百三十七点五', 13_750],
    ['一共137.50元', 13_750],
    ['2000000元', 200_000_000],
    ['10000000元', 'noAmount'],
    ['05元', 'noAmount'],
  ])('%s: %s', (said, fen) => {
    expect(handedUp(said)).toBe(fen);
  });

  it('is taken back only by an amount that is plainly one', () => {
    expect(handedUp('撤销 137，456 因写错了')).toBe('unclear');
    expect(parseHandUp('撤销 137,456 因写错了', today)).toEqual({
      ok: true,
      value: { kind: 'reverse', fen: 13_745_600, opening: false, reason: '写错了' },
    });
  });

  it('stands before its receipt, whatever parts them', () => {
    for (const said of ['137.50，收据456', '137元，456', '137 收据456', '137.50 456']) {
      const read = parseHandUp(said, today);
      expect([said, read.ok && read.value]).toEqual([said, expect.objectContaining({ receipt: '456' })]);
    }
  });
});
