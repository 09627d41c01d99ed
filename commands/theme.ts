import { setTheme, showTheme } from '../src/cases/plan/township-theme.ts';
import { defineCommand } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { parseTheme } from '../src/domain/grammar/theme-words.ts';
import type { ThemeReading } from '../src/domain/grammar/theme-words.ts';

export default defineCommand<ThemeReading>({
  description: {
    'zh-CN': '给全乡镇各支部定当月党日主题',
    en: 'Sets the month’s theme for the township’s branches',
  },
  aliases: ['主题'],
  where: 'private',
  who: 'township.run',
  args: {
    asWritten: true,
    example: { 'zh-CN': '主题 学习二十届四中全会精神', en: '/theme 12月 学习二十届四中全会精神' },
    parse(words, { today, text }) {
      const parsed = parseTheme(words, today);
      if (parsed.ok) return accept(parsed.value);
      const { reason } = parsed;
      return refuse(
        reason.kind === 'tooLong' ? text.theme.tooLong(reason.most) : text.theme.noSuchMonth(reason.said),
      );
    },
  },
  run: (call) => (call.args.verb === 'show' ? showTheme(call, call.args.month) : setTheme(call, call.args)),
});
