import { askFixing, fixingDue } from '../src/cases/dues/amounts/fixing-due.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '每年1月5日起的第一个工作日，请组织委员核定一年的党费',
    en: 'First working day from 5 January: asks for the year’s dues amounts to be fixed',
  },
  lateLimitMs: 7 * 24 * hourMs,
  due: fixingDue,
  run: (call, { scope }) => askFixing(call, scope),
});
