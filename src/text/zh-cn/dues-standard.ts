import { yuan } from '../../domain/dues/payment.ts';
import { exactYuan, scaleExamples } from '../../domain/dues/tiers.ts';
import type { DuesScale, DuesStandard, DuesTier } from '../../domain/dues/tiers.ts';
import { zhYearMonth } from '../dates.ts';

/** 50 is 0.5%. */
export function percent(basisPoints: number): string {
  const rest = basisPoints % 100;
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  return `${String(Math.trunc(basisPoints / 100))}${decimals}%`;
}

const round = (fen: number) => yuan(fen).replace(/\.00$/, '');

const tiers = (scale: readonly DuesTier[]) =>
  scale
    .map(({ upToFen, basisPoints }, at) => {
      const above = scale[at - 1]?.upToFen ?? null;
      const span =
        above === null
          ? `${round(upToFen ?? 0)}元及以下`
          : upToFen === null
            ? `${round(above)}元以上`
            : `${round(above)}元以上到${round(upToFen)}元`;
      return `${span}交${percent(basisPoints)}`;
    })
    .join('，');

const examples = (standard: DuesStandard, scale: DuesScale) =>
  scaleExamples(standard, scale)
    .map(({ incomeFen, share }) => `${yuan(incomeFen)}元→${exactYuan(share)}元`)
    .join('，');

/** 党费标准: what the rules say, for everybody to read. */
export const duesStandard = {
  card: (standard: DuesStandard) =>
    [
      `党费标准（${standard.source}，${zhYearMonth(standard.from)}起）`,
      `领工资的，看每月税后工资：${tiers(standard.scales.wage)}。整个数按一档算。`,
      '务工、做生意的，看上个季度平均每月的纯收入，档次和工资一样。',
      `离退休的，看每月养老金：${tiers(standard.scales.retired)}。`,
      `农民：每月${yuan(standard.farmer.leastFen)}元到${yuan(standard.farmer.mostFen)}元。`,
      `学生、下岗失业的、靠抚恤救济或低保生活的：每月${yuan(standard.reliefFen)}元。`,
      '确实有困难的：支部研究、上级党委同意，可以少交或者免交（规定第7条）。',
      `刚好在档边上的，工资：${examples(standard, 'wage')}。`,
      `养老金：${examples(standard, 'retired')}。`,
      '例子照百分比算出来是多少就写多少，没有四舍五入。',
      '每人交多少，以支部核定的为准。我不问、也不记谁的收入。',
    ].join('\n'),
};
