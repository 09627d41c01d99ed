import { openTownship, sayOverview, turnOverview } from '../src/cases/above/say-overview.ts';
import { defineCommand } from '../src/command.ts';
import { accept, refuse } from '../src/domain/decision.ts';
import { monthInFront } from '../src/domain/grammar/month-in-front.ts';
import type { Month } from '../src/domain/ids.ts';

export default defineCommand<Month | undefined>({
  description: {
    'zh-CN': '本乡镇（县）这个月的合计，不分支部',
    en: 'The month’s totals of the township or county, no single branch',
  },
  aliases: ['总览'],
  where: 'private',
  who: 'township.read',
  args: {
    example: { 'zh-CN': '总览 2026-11', en: '/overview 2026-11' },
    parse(words, { today, text }) {
      if (words === '') return accept(undefined);
      const { month, rest } = monthInFront(words, today);
      return month !== undefined && /^[的.]*$/.test(rest)
        ? accept(month)
        : refuse(text.overview.noSuchMonth(words));
    },
  },
  buttons: {
    month: { who: 'township.read', run: turnOverview },
    township: { who: 'county.run', run: openTownship },
  },
  run: (call) => sayOverview(call, call.args),
});
