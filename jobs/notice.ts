import { noticeFor } from '../src/cases/plan/announce.ts';
import { isLeftAlone } from '../src/cases/plan/condition.ts';
import { chatDates, chatOfScope, groupDue } from '../src/cases/plan/group-days.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import type { LocalDate } from '../src/domain/ids.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '党日前5天，群里发通知',
    en: 'Five days before the Party day: the notice to the group',
  },
  lateLimitMs: 72 * hourMs,
  due: (call, window) =>
    groupDue(chatDates(call, window, 'notice'), window, ({ day, branch, steps, servedSince }) => {
      if (isLeftAlone(call.tx, branch, day.month)) return undefined;
      const { notice } = steps;
      return notice !== undefined && notice >= servedSince ? notice : undefined;
    }),
  run(call, { scope, period }) {
    const card = noticeFor(call, chatOfScope(scope), period as LocalDate);
    return card ? { cards: [card] } : { skipped: 'announced already, or no longer planned' };
  },
});
