import { lostCheckInCards } from '../src/cases/attendance/lost-cards.ts';
import { checkInCards } from '../src/cases/attendance/check-in-cards.ts';
import { chatOfScope } from '../src/cases/plan/group-days.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import type { LocalDate } from '../src/domain/ids.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '签到卡没了（群升级、被删），当天补发一张',
    en: 'A check-in card that vanished (group upgraded, message deleted) is sent again that day',
  },
  lateLimitMs: hourMs,
  due: lostCheckInCards,
  run: (call, { scope, period }) => checkInCards(call, chatOfScope(scope), period as LocalDate),
});
