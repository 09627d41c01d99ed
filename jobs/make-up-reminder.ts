import { hourMs } from '../src/domain/calendar/time.ts';
import { makeUpReminderDue, remindMakeUp } from '../src/cases/makeup/remind-make-up.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '党日后8天，私下提醒没到会的人补学，只提醒一次',
    en: 'Eight days after: reminds those who missed the day privately, once, to make up the study',
  },
  lateLimitMs: 72 * hourMs,
  due: makeUpReminderDue,
  run: remindMakeUp,
});
