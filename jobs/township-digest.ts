import { digestDue } from '../src/cases/digest/digest-due.ts';
import { sendDigest } from '../src/cases/digest/send-digest.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '乡镇简报：党日后第三天，发给乡镇的同志',
    en: 'Township digest, on the third day after the commonest Party day',
  },
  lateLimitMs: 48 * hourMs,
  due: (call, window) => digestDue(call, window, 'first'),
  run: (call, { scope, period }) => sendDigest(call, scope, period, 'first'),
});
