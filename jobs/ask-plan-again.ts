import { askPlanDue, askPlan } from '../src/cases/plan/ask-plan.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '党日前4天还没定的，再问书记一次',
    en: 'Four days before: asks the secretary once more if nothing is settled',
  },
  lateLimitMs: 48 * hourMs,
  due: (call, window) => askPlanDue(call, window, 'askAgain'),
  run: (call, { scope, period }) => askPlan(call, scope, period, true),
});
