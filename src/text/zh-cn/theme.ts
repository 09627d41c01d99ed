import type { Month } from '../../domain/ids.ts';
import { zhMonth } from '../dates.ts';

/** 主题: what the township sets for its branches. */
export const theme = {
  set: (township: string, month: Month, words: string) =>
    `✓ ${township}${zhMonth(month)}党日主题：${words}\n各支部没有自己写主题的，就用这个。收回就发：主题 ${zhMonth(month)} 收回`,
  withdrawn: (township: string, month: Month) => `✓ ${township}${zhMonth(month)}的党日主题收回了。`,
  shown: (township: string, themes: readonly { readonly month: Month; readonly theme: string | null }[]) =>
    [
      ...themes.map(({ month, theme: words }) => `${township}${zhMonth(month)}党日主题：${words ?? '没定'}`),
      '要定就发，例如：主题 12月 冬季学习',
    ].join('\n'),
  tooLong: (most: number) => `主题太长了，最多${most}个字。`,
};
