import { dailyListDue, sendDailyList } from '../src/cases/cards/daily-list.ts';
import { handUpsList } from '../src/cases/hand-up/hand-ups-list.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '支部有新的党费上缴等乡镇确认收到：9点给乡镇一张清单，一天最多一张',
    en: 'New hand-ups of dues await the township’s word: one list at 9:00, at most one a day',
  },
  lateLimitMs: 24 * hourMs,
  due: (call, window) => dailyListDue(handUpsList, call, window),
  run: (call, { scope }) => sendDailyList(handUpsList, call, scope),
});
