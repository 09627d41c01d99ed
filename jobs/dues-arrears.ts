import { arrearsDue, tellArrears } from '../src/cases/dues/arrears/tell-arrears.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '每月3日，私下告诉党费还没交的人；满3个月、5个月的告诉书记',
    en: 'On the 3rd: tells those in arrears with dues privately, and the secretary at 3 and 5 months',
  },
  lateLimitMs: 10 * 24 * hourMs,
  due: arrearsDue,
  run: (call, { scope }) => tellArrears(call, scope),
});
