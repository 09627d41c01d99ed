import { dailyListDue, sendDailyList } from '../src/cases/cards/daily-list.ts';
import { changesList } from '../src/cases/people/changes-list.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '有新的转正、转出、去世等乡镇同意：9点给乡镇一张清单，一天最多一张',
    en: 'New changes of members await the township: one list at 9:00, at most one a day',
  },
  lateLimitMs: 24 * hourMs,
  due: (call, window) => dailyListDue(changesList, call, window),
  run: (call, { scope }) => sendDailyList(changesList, call, scope),
});
