import { enDay } from '../dates.ts';
import type { oversight as zh } from '../zh-cn/oversight.ts';

const conditions = { normal: 'normal', offline: 'offline (线下)', pasture: 'on pasture (转场)' } as const;
const on = (date: Parameters<typeof enDay>[0]) => `${enDay(date)} ${date.slice(0, 4)}`;

export const oversight: typeof zh = {
  review: (branch, condition, date) =>
    `Is ${branch} still ${conditions[condition]}? (to be reviewed on ${on(date)})`,
  buttonStays: (next) => `Still so, again on ${on(next)}`,
  buttonNormal: 'Back to normal',
  stays: (branch, next) => `✓ ${branch} stays so, to be reviewed on ${on(next)}`,
  normalAgain: (branch) => `✓ ${branch} is back to normal`,
  holidayYear: (year) =>
    `The public holidays of ${year} are not known. When they are published, write the days off and the make-up workdays into holidays.csv (日期,性质,名称) and have it imported: zhibu import holidays.csv`,
};
