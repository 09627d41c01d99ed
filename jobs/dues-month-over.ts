import { monthOverDue, redrawOver } from '../src/cases/dues/month-over.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '一个月过完，那个月的党费卡收起按钮',
    en: 'When a month is over: its dues cards say so and lose their buttons',
  },
  lateLimitMs: 720 * hourMs,
  due: monthOverDue,
  run: redrawOver,
});
