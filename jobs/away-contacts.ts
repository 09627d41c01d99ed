import { askContacts, contactsDue } from '../src/cases/people/ask-contacts.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '每季度最后一个月的第一个工作日，请联系人和在外的党员联系一下',
    en: 'First working day of a quarter’s last month: asks contact persons about away members',
  },
  lateLimitMs: 72 * hourMs,
  due: contactsDue,
  run: (call, { scope }) => askContacts(call, scope),
});
