import { remindDay, reminderDue } from '../src/cases/remind/reminder-job.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '党日前1天，私下提醒还没回音的人',
    en: 'The day before the Party day: a private reminder to those who have not answered',
  },
  lateLimitMs: 24 * hourMs,
  due: reminderDue,
  run: remindDay,
});
