import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yuan } from '../../../src/domain/dues/payment.ts';
import { parseHandUp } from '../../../src/domain/grammar/hand-up-grammar.ts';
import type { LocalDate } from '../../../src/domain/ids.ts';

const today = '2026-11-22' as LocalDate;

function read(words: string, on = today): unknown {
  const reading = parseHandUp(words, on);
  if (!reading.ok) return reading.reason.kind;
  const { value } = reading;
  if (value.kind === 'show') return 'show';
  if (value.kind === 'opening') return ['opening', value.fen];
  return value.kind === 'reverse'
    ? [value.opening ? 'reverse opening' : 'reverse', value.fen, value.reason]
    : [value.fen, value.receipt, value.quarter];
}

describe('what follows 上缴', () => {
  it.each([
    ['', 'show'],
    ['  ', 'show'],
    ['137.50 收据0123', [13750, '0123', undefined]],
    ['137.5元 0123', [13750, '0123', undefined]],
    ['137.5', [13750, null, undefined]],
    ['137', [13700, null, undefined]],
    ['¥137.50', [13750, null, undefined]],
    ['￥137.50', [13750, null, undefined]],
    ['１３７．５０　收据ＡＢ－０１２３', [13750, 'AB-0123', undefined]],
    ['1,375.00元 收据号：2026-0123', [137500, '2026-0123', undefined]],
    ['137.50，收据号是No.0123', [13750, '0123', undefined]],
    ['137.50 收據0123號', [13750, '0123', undefined]],
    ['137元5角', [13750, null, undefined]],
    ['137块5', [13750, null, undefined]],
    ['137块5毛', [13750, null, undefined]],
    ['137元5角5分', [13755, null, undefined]],
    ['137块5毛5', [13755, null, undefined]],
    ['一百三十七块五', [13750, null, undefined]],
    ['一百三十七元五角 收据0123', [13750, '0123', undefined]],
    ['一百三十七点五', [13750, null, undefined]],
    ['一百三十七元零五分', [13705, null, undefined]],
    ['一百三十七块钱', [13700, null, undefined]],
    ['0.5元', [50, null, undefined]],
    ['五毛', [50, null, undefined]],
    ['12块 没开收据', [1200, null, undefined]],
    ['党费137.50元', [13750, null, undefined]],
    ['今天交给镇里137.50元，收据0123。', [13750, '0123', undefined]],
    ['第三季度 137.50 收据0123', [13750, '0123', '2026-Q3']],
    ['三季度137.5元', [13750, null, '2026-Q3']],
    ['3季度 137.5元 0123', [13750, '0123', '2026-Q3']],
    ['Q3 137.50', [13750, null, '2026-Q3']],
    ['137.50 第三季度', [13750, null, '2026-Q3']],
    ['2025年第四季度 137.50', [13750, null, '2025-Q4']],
    ['去年四季度 137.50', [13750, null, '2025-Q4']],
    ['上季度 137.50', [13750, null, '2026-Q3']],
    ['上个季度的党费 137.50', [13750, null, '2026-Q3']],
    ['本季度 137.50', [13750, null, '2026-Q4']],
    ['这个季度137.50', [13750, null, '2026-Q4']],
    ['四季度 137.50', [13750, null, '2026-Q4']],
    ['第三季度一百三十七块五', [13750, null, '2026-Q3']],
    ['0123 137.50', [13750, '0123', undefined]],
    ['137.505', 'decimals'],
    ['1.234元', 'decimals'],
    ['137.50.20', 'noAmount'],
    ['-5', 'noAmount'],
    ['负5元', 'unclear'],
    ['1.5万', 'unclear'],
    ['一万二千', 'unclear'],
    ['10月12日 137.50', 'unclear'],
    ['0', 'zero'],
    ['0元', 'zero'],
    ['收据0123', 'noAmount'],
    ['第三季度', 'noAmount'],
    ['都交了', 'noAmount'],
    ['137.50 赵静经手', 'unclear'],
    ['137.50 200', [13750, '200', undefined]],
    [`137.50 收据${'9'.repeat(33)}`, 'receiptLong'],
    ['2027年一季度 137.50', 'ahead'],
    ['137.50 乡镇收据0123', [13750, '0123', undefined]],
    ['137.50 乡镇收据号 0123', [13750, '0123', undefined]],
    ['137.50 没有乡镇收据', [13750, null, undefined]],
    ['137.50 乡镇没开收据', [13750, null, undefined]],
    ['期初 25.50', ['opening', 2550]],
    ['期初25块5', ['opening', 2550]],
    ['期初结余25.50元', ['opening', 2550]],
    ['期初手里有党费 二十五块五', ['opening', 2550]],
    ['opening 25.50', ['opening', 2550]],
    ['期初', 'noAmount'],
    ['期初 0', 'zero'],
    ['期初 25.505', 'decimals'],
    ['期初 25.50 赵静给的', 'unclear'],
    ['撤销期初 因金额写错了', ['reverse opening', undefined, '金额写错了']],
    ['撤销 期初结余 25.50 因金额写错了', ['reverse opening', 2550, '金额写错了']],
    ['撤销 opening 因金额写错了', ['reverse opening', undefined, '金额写错了']],
    ['撤销 期初', 'noReason'],
    ['撤销', 'noReason'],
    ['撤销 因', 'noReason'],
    ['撤销 因金额写错了', ['reverse', undefined, '金额写错了']],
    ['撤销 金额写错了', ['reverse', undefined, '金额写错了']],
    ['撤销 137.50 因为写重了', ['reverse', 13750, '写重了']],
    ['撤销 137.505 因为写重了', 'decimals'],
    [`撤销 因${'长'.repeat(61)}`, 'reason'],
  ])('%s', (words, expected) => {
    expect(read(words)).toEqual(expected);
  });

  it('takes a quarter without year as the last one that has begun', () => {
    const inJanuary = '2027-01-10' as LocalDate;
    expect(read('第四季度 1元', inJanuary)).toEqual([100, null, '2026-Q4']);
    expect(read('上季度 1元', inJanuary)).toEqual([100, null, '2026-Q4']);
    expect(read('一季度 1元', inJanuary)).toEqual([100, null, '2027-Q1']);
  });

  it('reads every amount that it writes, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (fen) => {
        expect(read(`${yuan(fen)}元 0123`)).toEqual([fen, '0123', undefined]);
        expect(read(yuan(fen))).toEqual([fen, null, undefined]);
      }),
    );
  });
});
