import { countyDigestDue, sendCountyDigest } from '../src/cases/digest/county-digest.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '县里的简报：次月2日10点，上个月各乡镇的合计、放假安排、意见、审计链头',
    en: 'County digest at 10:00 on the 2nd: last month’s totals by township, calendar, feedback, head of the audit chain',
  },
  lateLimitMs: 48 * hourMs,
  due: countyDigestDue,
  run: (call, { period }) => sendCountyDigest(call, period),
});
