import { secretaryMonthDue, sendSecretaryMonth } from '../src/cases/digest/secretary-month.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '每月1日：上个月办了什么、还有什么没办、这个月党日哪天，私下告诉书记一条',
    en: 'On the 1st: tells the secretary in one message what the month brought, what is open, and the next date',
  },
  lateLimitMs: 72 * hourMs,
  due: secretaryMonthDue,
  run: (call, { scope, period }) => sendSecretaryMonth(call, scope, period),
});
