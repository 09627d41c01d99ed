import { parseCondition, conditionLabels } from '../../domain/settings/condition.ts';
import { parseMonthsSpan } from '../../domain/settings/months-span.ts';
import type { SettingProblem } from '../../domain/settings/read-value.ts';
import type { SettingKey } from '../../domain/settings/registry.ts';
import type { Setting, SettingLevel, SettingUnit } from '../../domain/settings/setting.ts';
import type { LocalDate } from '../../domain/ids.ts';
import { zhDay } from '../dates.ts';

/** A value with where it comes from. */
export interface ShownSetting {
  readonly setting: Setting;
  readonly value: string;
  readonly origin: SettingLevel | 'default';
}

const units: Readonly<Record<SettingUnit, string>> = {
  months: '个月',
  days: '天',
  hours: '小时',
  minutes: '分钟',
  times: '次',
  ofMonth: '日',
};
const origins: Readonly<Record<ShownSetting['origin'], string>> = {
  branch: '本支部',
  township: '本乡镇',
  county: '全县',
  default: '默认',
};

const yearDay = (date: LocalDate) => `${date.slice(0, 4)}年${zhDay(date)}`;

const value = ({ kind }: Setting, stored: string): string => {
  if (stored === '') return '没定';
  switch (kind.kind) {
    case 'number':
      return `${stored}${units[kind.unit]}`;
    case 'yesNo':
      return stored === 'yes' ? '是' : '否';
    case 'choice':
      return kind.options.find((option) => option.value === stored)?.words[0] ?? stored;
    case 'time':
      return stored.replace(/^0/, '');
    case 'text':
      return stored;
    case 'months': {
      const span = parseMonthsSpan(stored);
      return span === undefined ? stored : `${String(span.from)}月到${String(span.to)}月`;
    }
    case 'fixedDay':
      return /^\d+$/.test(stored) ? `每月${stored}日` : stored;
    case 'duesDay':
      return stored === 'partyDay' ? '党日当天' : `每月${stored}日`;
    case 'condition': {
      const held = parseCondition(stored);
      if (!held) return stored;
      const review = held.reviewDate === null ? '' : `，${yearDay(held.reviewDate)}复核`;
      return `${conditionLabels[held.condition]}${review}`;
    }
  }
};

const withOrigin = ({ setting, value: stored, origin }: ShownSetting) =>
  `${value(setting, stored)}（${origins[origin]}）`;

const meanings: Readonly<Record<SettingKey, string>> = {
  fixedDay: '每月哪一天是主题党日：1到28日，或者首个周五、首个工作日。',
  time: '主题党日几点开始。',
  place: '主题党日在哪里。',
  shift: '固定的日子碰上放假怎么办：只避节假日（周末不避，挪到哪天由书记挑），或者顺延到工作日（周末也避）。',
  standing: '每月照旧定党日，不再问书记；碰上节假日才问。',
  condition: '正常；线下：没有网络；转场：去了牧场。线下和转场的时候不提醒，简报里另计。可以加复核日。',
  pastureMonths: '状态是转场的支部，哪几个月算转场。',
  online: '允许党员线上参加。',
  askDays: '党日前几天请书记定时间、专题、人员。',
  askAgainDays: '还没定的，党日前几天再问一次。',
  noticeDays: '党日前几天在群里发通知。',
  reminderDays: '党日前几天私下提醒。',
  cardMinutes: '开始前多少分钟发签到卡。',
  closeHours: '开始后几小时结束登记。',
  correctionHours: '结束登记后多少小时内更正不用写原因。',
  makeUpDays: '党日后多少天内可以补学。',
  makeUpReminderDays: '党日后第几天提醒还没补学的人。',
  lapseHours: '离开始不到这么多小时，通知和提醒就不发了。',
  mostReminders: '一次党日，一个人最多私下提醒几次。',
  reviewMonths: '外出和可不参加没写期限的，过几个月再看一次。',
  probationNoticeDays: '预备期满前几天告诉书记。',
  contactLastDays: '季末最后几天，还没联系上的外出党员都列给书记。',
  payMode: '经支部同意，党费可以按季交；没说就是逐月交。',
  duesDay: '哪天问党费：党日当天，或者每月1到28日的一天。',
  duesCard: '党费怎么问：发在群里（只有人数）、私下问每个人，或者谁也不问、只由书记登记。',
  duesPrepayMonths: '党费最多预交几个月；再多也收，要写原因。',
  duesBackPayMonths: '补交最多往前几个月；再早的也收，要写原因。',
  duesRelative: '亲属可以代交党费；填“否”的，代交了也收，要写原因。',
  duesMember: '别的党员可以代交党费；填“否”的，代交了也收，要写原因。',
  firstDigestDays: '多数支部过完党日，第几天发简报。',
  finalDay: '下个月几日发简报终稿。',
  townshipTime: '几点发简报。',
};

const command = (setting: Setting) => `设置 ${setting.names[0]} ${setting.example}`;

/** 设置: what a branch, a township or the county has chosen for itself. */
export const settings = {
  value,
  meanings,
  county: '全县',
  list: (of: string, shown: readonly ShownSetting[]) =>
    [
      `${of}的设置：`,
      ...shown.map((one) => `${one.setting.names[0]}：${withOrigin(one)}`),
      '看一项发：设置 通知提前天数',
      '要改发：设置 通知提前天数 7天',
    ].join('\n'),
  one: (of: string, shown: ShownSetting, key: SettingKey, settable: boolean) =>
    [
      `${of}，${shown.setting.names[0]}：${withOrigin(shown)}`,
      meanings[key],
      settable ? `要改发：${command(shown.setting)}；不要了发：设置 ${shown.setting.names[0]} 恢复` : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  changed: (of: string, before: ShownSetting, after: ShownSetting) =>
    `✓ ${of}，${after.setting.names[0]}：${withOrigin(before)} → ${withOrigin(after)}`,
  same: (of: string, shown: ShownSetting) => `${of}，${shown.setting.names[0]}已经是：${withOrigin(shown)}`,
  unknown: (said: string) => `没有“${said}”这一项。看都有哪些，发：设置`,
  aboveOnly: (setting: Setting) => `“${setting.names[0]}”由乡镇或者县里定。`,
  branchOnly: (setting: Setting) =>
    `“${setting.names[0]}”由每个支部自己定。请支部书记发：${command(setting)}`,
  cannotRestore: (setting: Setting) =>
    `“${setting.names[0]}”总要有一个，不能恢复，请写新的。例如：${command(setting)}`,
  problem: (setting: Setting, problem: SettingProblem): string => {
    const name = setting.names[0];
    const example = `例如：${command(setting)}`;
    switch (problem.kind) {
      case 'notNumber':
        return `“${name}”后面要写一个数，“${problem.said}”不是。${example}`;
      case 'outOfRange':
        return `“${name}”写了${problem.found}，要在${problem.min}到${problem.max}之间。${example}`;
      case 'notYesNo':
        return `“${name}”后面写“是”或者“否”，“${problem.said}”没看懂。${example}`;
      case 'notAChoice':
        return `“${name}”只有这几种：${problem.choices.join('、')}，“${problem.said}”不是。${example}`;
      case 'notTime':
        return `“${name}”后面要写几点，“${problem.said}”没看懂，上午还是下午也要写清。${example}`;
      case 'tooLong':
        return `“${name}”写得太长了，最多${problem.most}个字。${example}`;
      case 'notMonths':
        return `“${name}”后面要写从几月到几月，“${problem.said}”没看懂。${example}`;
      case 'notFixedDay':
        return `“${name}”要写1到28日，或者首个周五、首个工作日，“${problem.said}”不行。${example}`;
      case 'notDuesDay':
        return `“${name}”要写党日当天，或者1到28日，“${problem.said}”不行。${example}`;
      case 'notReviewDate':
        return `“${problem.said}”里的复核日没看懂。${example}`;
      case 'reviewPast':
        return `复核日${yearDay(problem.date)}已经过了，要写以后的日子。${example}`;
    }
  },
};
