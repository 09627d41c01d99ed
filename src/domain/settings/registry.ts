import { defaultDuesFigures } from '../dues/consents.ts';
import type { DuesFigures } from '../dues/consents.ts';
import { defaultMonthFigures } from '../party-day/month-steps.ts';
import type { MonthFigures } from '../party-day/month-steps.ts';
import { defaultDigestFigures } from '../party-day/digest-days.ts';
import { defaultPeopleFigures } from '../people/people-figures.ts';
import type { PeopleFigures } from '../people/people-figures.ts';
import { settingLevels } from './setting.ts';
import type { Setting, SettingUnit } from './setting.ts';

const defaults = {
  ...defaultMonthFigures,
  ...defaultPeopleFigures,
  ...defaultDuesFigures,
  ...defaultDigestFigures,
};

const figure = <
  Key extends keyof MonthFigures | keyof PeopleFigures | keyof DuesFigures | 'firstDigestDays' | 'finalDay',
>(
  key: Key,
  names: Setting['names'],
  unit: SettingUnit,
  [min, max]: readonly [number, number],
  example: string,
  levels: Setting['levels'] = settingLevels,
) => ({
  key,
  names,
  kind: { kind: 'number', min, max, unit } as const,
  fallback: String(defaults[key]),
  levels,
  example,
});

/** Not so unless somebody says so. */
const yesNo = <Key extends string>(key: Key, names: Setting['names']) => ({
  key,
  names,
  kind: { kind: 'yesNo' } as const,
  fallback: 'no',
  levels: settingLevels,
  example: '是',
});

/** So unless somebody says no. */
const yesUnlessNo = <Key extends string>(key: Key, names: Setting['names']) => ({
  ...yesNo(key, names),
  fallback: 'yes',
  example: '否',
});

/** A digest is the township's: its branches have no say in when it comes. */
const aboveBranches: Setting['levels'] = ['township', 'county'];

/**
 * Every figure of the Party day and of the dues that a county, a township or a branch may set for itself (design §4), in the
 * order in which /settings shows them.
 */
export const settings = [
  {
    key: 'fixedDay',
    names: ['党日', '固定党日', '党日日期'],
    kind: { kind: 'fixedDay' },
    fallback: '',
    levels: ['branch'],
    inBranchRow: true,
    example: '15日',
  },
  {
    key: 'time',
    names: ['时间', '党日时间', '钟点'],
    kind: { kind: 'time' },
    fallback: '09:00',
    levels: settingLevels,
    inBranchRow: true,
    example: '9点',
  },
  {
    key: 'place',
    names: ['地点', '党日地点', '地址'],
    kind: { kind: 'text', most: 64 },
    fallback: '',
    levels: settingLevels,
    inBranchRow: true,
    example: '村委会',
  },
  {
    key: 'shift',
    names: ['顺延', '顺延办法', '遇节假日'],
    kind: {
      kind: 'choice',
      options: [
        { value: 'holidays', words: ['只避节假日', '节假日', '避节假日', '农村'] },
        { value: 'workdays', words: ['顺延到工作日', '工作日', '下一个工作日', '机关'] },
      ],
    },
    fallback: 'holidays',
    levels: settingLevels,
    example: '顺延到工作日',
  },
  yesNo('standing', ['照旧', '以后照旧', '照旧不问']),
  {
    key: 'condition',
    names: ['状态', '支部状态'],
    kind: { kind: 'condition' },
    fallback: 'normal',
    levels: ['branch'],
    inBranchRow: true,
    example: '转场 复核2027年3月1日',
  },
  {
    key: 'pastureMonths',
    names: ['转场月份', '转场时间', '转场季节'],
    kind: { kind: 'months' },
    fallback: '6-10',
    levels: settingLevels,
    example: '6-10月',
  },
  yesNo('online', ['线上参加', '线上']),
  figure('askDays', ['三定提前天数', '三定提前', '三定'], 'days', [2, 20], '8天'),
  figure('askAgainDays', ['再问提前天数', '再问提前', '再问'], 'days', [1, 15], '3天'),
  figure('noticeDays', ['通知提前天数', '通知提前', '通知'], 'days', [1, 15], '7天'),
  figure('reminderDays', ['提醒提前天数', '提醒提前', '提醒'], 'days', [1, 5], '2天'),
  figure('cardMinutes', ['签到提前分钟', '签到提前', '签到'], 'minutes', [0, 240], '60分钟'),
  figure('closeHours', ['结束登记小时', '结束登记', '登记结束'], 'hours', [1, 12], '4小时'),
  figure('correctionHours', ['更正小时', '更正'], 'hours', [1, 240], '72小时'),
  figure('makeUpDays', ['补学天数', '补学'], 'days', [1, 60], '20天'),
  figure('makeUpReminderDays', ['补学提醒天数', '补学提醒'], 'days', [1, 59], '10天'),
  figure('lapseHours', ['过时不发小时', '过时不发'], 'hours', [0, 24], '3小时'),
  // Never more than two a person and topic (design rule 5).
  figure('mostReminders', ['提醒次数'], 'times', [0, 2], '1次'),
  figure('reviewMonths', ['复核月数', '复核'], 'months', [1, 12], '3个月'),
  figure('probationNoticeDays', ['转正提前天数', '转正提前', '转正'], 'days', [0, 90], '60天'),
  figure('contactLastDays', ['联系收尾天数', '联系收尾', '联系'], 'days', [0, 31], '15天'),
  // 经支部同意 (规定 art. 12): by the quarter, through a relative or another member, later.
  {
    key: 'payMode',
    names: ['缴费方式', '交费方式', '党费缴纳方式'],
    kind: {
      kind: 'choice',
      options: [
        { value: 'monthly', words: ['逐月', '按月', '每月', '月交'] },
        { value: 'quarterly', words: ['按季', '按季度', '每季', '每季度', '季交'] },
      ],
    },
    fallback: 'monthly',
    levels: ['branch'],
    inBranchRow: true,
    example: '按季',
  },
  {
    key: 'duesDay',
    names: ['党费日', '党费日期', '收党费日', '交党费日'],
    kind: { kind: 'duesDay' },
    fallback: 'partyDay',
    levels: settingLevels,
    example: '20日',
  },
  {
    key: 'duesCard',
    names: ['党费卡', '党费卡片', '党费怎么问'],
    kind: {
      kind: 'choice',
      options: [
        { value: 'card', words: ['发在群里', '群里', '群里发', '发群里'] },
        { value: 'private', words: ['私下问', '私下', '私聊', '私下发'] },
        { value: 'officer', words: ['只由书记登记', '书记登记', '只登记', '不问', '不发'] },
      ],
    },
    fallback: 'card',
    levels: settingLevels,
    example: '私下问',
  },
  figure('duesPrepayMonths', ['预交月数', '预交'], 'months', [0, 12], '3个月'),
  figure('duesBackPayMonths', ['补交月数', '补交'], 'months', [1, 12], '3个月'),
  yesUnlessNo('duesRelative', ['亲属代交', '家属代交', '家人代交']),
  yesUnlessNo('duesMember', ['党员代交', '别的党员代交']),
  figure('firstDigestDays', ['简报间隔天数', '简报间隔'], 'days', [1, 10], '5天', aboveBranches),
  figure('finalDay', ['简报终稿日期', '简报终稿', '终稿'], 'ofMonth', [1, 10], '5日', aboveBranches),
  {
    key: 'townshipTime',
    names: ['简报时间', '简报'],
    kind: { kind: 'time' },
    fallback: defaultDigestFigures.townshipTime,
    levels: aboveBranches,
    example: '10点',
  },
] as const satisfies readonly Setting[];

export type SettingKey = (typeof settings)[number]['key'];

const byKey = new Map<SettingKey, Setting>(settings.map((setting) => [setting.key, setting]));

export function settingOf(key: SettingKey): Setting {
  const found = byKey.get(key);
  if (!found) throw new Error(`there is no setting ${key}`);
  return found;
}
