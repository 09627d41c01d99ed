import { askDues } from '../src/cases/dues/ask-dues.ts';
import { duesDayDue } from '../src/cases/dues/dues-day.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '党费日（没另定就是党日开始时），群里发党费卡，只有人数；私下问的支部私下问还没交的人',
    en: 'On the dues day, the start of the Party day unless set: the dues card with counts, or a private word to each who has to pay',
  },
  lateLimitMs: 24 * hourMs,
  due: duesDayDue,
  run: askDues,
});
