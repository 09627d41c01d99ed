import { yuan } from '../../domain/dues/payment.ts';
import { exactYuan, scaleExamples } from '../../domain/dues/tiers.ts';
import type { DuesScale, DuesStandard, DuesTier } from '../../domain/dues/tiers.ts';
import { enMonth } from '../dates.ts';
import { percent } from '../zh-cn/dues-standard.ts';
import type { duesStandard as zh } from '../zh-cn/dues-standard.ts';

const round = (fen: number) => yuan(fen).replace(/\.00$/, '');

const tiers = (scale: readonly DuesTier[]) =>
  scale
    .map(({ upToFen, basisPoints }, at) => {
      const above = scale[at - 1]?.upToFen ?? null;
      const span =
        above === null
          ? `up to ¥${round(upToFen ?? 0)}`
          : upToFen === null
            ? `above ¥${round(above)}`
            : `above ¥${round(above)} up to ¥${round(upToFen)}`;
      return `${span} ${percent(basisPoints)}`;
    })
    .join(', ');

const examples = (standard: DuesStandard, scale: DuesScale) =>
  scaleExamples(standard, scale)
    .map(({ incomeFen, share }) => `¥${yuan(incomeFen)}→¥${exactYuan(share)}`)
    .join(', ');

export const duesStandard: typeof zh = {
  card: (standard) =>
    [
      `Dues standard (${standard.source}, from ${enMonth(standard.from)})`,
      `Wages, by the month’s wage after tax: ${tiers(standard.scales.wage)}. The whole amount takes one step.`,
      'Migrant workers and the self-employed: average net income of a month of the last quarter, same steps.',
      `Retired, by the month’s pension: ${tiers(standard.scales.retired)}.`,
      `Farmers: ¥${yuan(standard.farmer.leastFen)} to ¥${yuan(standard.farmer.mostFen)} a month.`,
      `Students, the laid-off, those living on relief or 低保: ¥${yuan(standard.reliefFen)} a month.`,
      'Real hardship: less or nothing, after the branch’s discussion and with the higher committee’s consent (rules, art. 7).',
      `At the edges, wages: ${examples(standard, 'wage')}.`,
      `Pensions: ${examples(standard, 'retired')}.`,
      'The examples show what the percentage comes to, without any rounding.',
      'What counts is the amount that the branch has approved. I never ask for anybody’s income and keep none.',
    ].join('\n'),
};
