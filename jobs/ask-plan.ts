import { askPlanDue, askPlan } from '../src/cases/plan/ask-plan.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '党日前7天，请书记定时间、专题、人员',
    en: 'Seven days before the Party day: asks the secretary to settle it',
  },
  lateLimitMs: 48 * hourMs,
  due: (call, window) => askPlanDue(call, window, 'ask'),
  run: (call, { scope, period }) => askPlan(call, scope, period, false),
});
