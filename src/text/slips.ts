import type { LocalDate } from '../domain/ids.ts';
import type { Locale } from './locale.ts';

/** The fixed words of a binding slip: read by somebody of sixty, at arm's length, with a phone in the other hand. */
export interface SlipWords {
  readonly documentTitle: string;
  readonly codeLabel: string;
  /** What to do, at most one line each. */
  readonly steps: readonly string[];
  readonly terms: (validUntil: LocalDate) => string;
}

export const slipWords: Readonly<Record<Locale, SlipWords>> = {
  'zh-CN': {
    documentTitle: '支部助手绑定单',
    codeLabel: '八位数字',
    steps: [
      '一、用手机扫左边的码，按“开始”。',
      '二、看到自己的名字，按“是我”。扫不了，就把八位数字发给助手。',
    ],
    terms: (validUntil) => {
      const [year, month, day] = validUntil.split('-').map(Number);
      return `有效到 ${String(year)}年${String(month)}月${String(day)}日，只能用一次，不要转发`;
    },
  },
  en: {
    documentTitle: 'Binding slips',
    codeLabel: 'Eight digits',
    steps: [
      '1. Scan the code on the left and press Start.',
      '2. When you see your name, press 是我. If scanning fails, send the eight digits.',
    ],
    terms: (validUntil) => `Valid until ${validUntil}. Works once, do not forward.`,
  },
};
