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
  meansNext: (held: Month, next: Month) => `${zhMonth(held)}的党日都开过了，这是给${zhMonth(next)}定的。`,
  heldKeep: (count: number) => `已经开过党日的${count}个支部不变，还是开会时的主题。`,
  allHeld: (township: string, month: Month, next: Month) =>
    `${township}${zhMonth(month)}的党日都开过了，主题没有改。给${zhMonth(next)}定就发，例如：主题 ${zhMonth(next)} 冬季学习`,
  noSuchMonth: (said: string) => `没有“${said}”，月份写1到12。`,
  tooLong: (most: number) => `主题太长了，最多${most}个字。`,
};
