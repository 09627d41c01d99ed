import { enMonth } from '../dates.ts';
import type { theme as zh } from '../zh-cn/theme.ts';

export const theme: typeof zh = {
  set: (township, month, words) =>
    `✓ Theme of ${township} for ${enMonth(month)}: ${words}\nBranches without a theme of their own use it. To take it back: /theme ${Number(month.slice(5))}月 收回`,
  withdrawn: (township, month) => `✓ The theme of ${township} for ${enMonth(month)} is taken back.`,
  shown: (township, themes) =>
    [
      ...themes.map(
        ({ month, theme: words }) => `Theme of ${township} for ${enMonth(month)}: ${words ?? 'none'}`,
      ),
      'To set one, for example: /theme 12月 冬季学习',
    ].join('\n'),
  meansNext: (held, next) =>
    `The Party days of ${enMonth(held)} have all been held: this is for ${enMonth(next)}.`,
  heldKeep: (count) => `Branches that have held theirs (${count}) keep the theme they had.`,
  allHeld: (township, month, next) =>
    `The Party days of ${township} in ${enMonth(month)} have all been held; nothing was changed. For the next: /theme ${Number(next.slice(5))}月 冬季学习`,
  noSuchMonth: (said) => `There is no month “${said}”; write 1 to 12.`,
  tooLong: (most) => `The theme is too long: at most ${most} characters.`,
};
