import { digestDue } from '../src/cases/digest/digest-due.ts';
import { sendDigest } from '../src/cases/digest/send-digest.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '乡镇简报：次月2日，上个月的最后一期',
    en: 'Final township digest of a month, on the 2nd of the next',
  },
  lateLimitMs: 48 * hourMs,
  due: (call, window) => digestDue(call, window, 'final'),
  run: (call, { scope, period }) => sendDigest(call, scope, period, 'final'),
});
