import { closeDay, closeDue } from '../src/cases/attendance/close-day.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '开始后3小时，结束登记，请书记收尾',
    en: 'Three hours after the start: closes check-in and asks the secretary about the rest',
  },
  lateLimitMs: 72 * hourMs,
  due: closeDue,
  run: closeDay,
});
