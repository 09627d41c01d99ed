import { holidayYearsDue, tellHolidayYears } from '../src/cases/plan/holiday-years.ts';
import { hourMs } from '../src/domain/calendar/time.ts';
import { defineJob } from '../src/job.ts';

export default defineJob({
  description: {
    'zh-CN': '每月1日：哪一年的放假安排还不知道，告诉县里的同志（11月起管下一年）',
    en: 'On the 1st: tells the county which year’s holidays are missing (from November the next year’s)',
  },
  lateLimitMs: 15 * 24 * hourMs,
  due: holidayYearsDue,
  run: (call, { period }) => tellHolidayYears(call, period),
});
