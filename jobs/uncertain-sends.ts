import { askUncertain, uncertainDue } from '../src/cases/todo/ask-uncertain.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '群里的通知或卡片不知道发出去没有，问书记一声',
    en: 'A notice or card may not have arrived in the group: asks the secretary',
  },
  lateLimitMs: hourMs,
  due: uncertainDue,
  run: askUncertain,
});
