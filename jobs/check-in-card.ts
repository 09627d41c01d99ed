import { checkInCards } from '../src/cases/attendance/check-in-cards.ts';
import { chatDates, chatOfScope, groupDue } from '../src/cases/plan/group-days.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import type { LocalDate } from '../src/domain/ids.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '开始前半小时，群里发签到卡',
    en: 'Half an hour before the start: the check-in card',
  },
  lateLimitMs: 3 * hourMs,
  due: (call, window) =>
    groupDue(chatDates(call, window, 'card'), window, ({ steps, servedSince }) =>
      steps.card >= servedSince ? steps.card : undefined,
    ),
  run: (call, { scope, period }) => checkInCards(call, chatOfScope(scope), period as LocalDate),
});
