import { parseCondition } from '../../domain/settings/condition.ts';
import type { SettingKey } from '../../domain/settings/registry.ts';
import type { Setting } from '../../domain/settings/setting.ts';
import { enDay } from '../dates.ts';
import type { settings as zh, ShownSetting } from '../zh-cn/settings.ts';

const origins: Readonly<Record<ShownSetting['origin'], string>> = {
  branch: 'this branch',
  township: 'township',
  county: 'county',
  default: 'default',
};
const conditions = { normal: 'normal', offline: 'offline (线下)', pasture: 'on pasture (转场)' } as const;

const value = ({ kind }: Setting, stored: string): string => {
  if (stored === '') return 'not set';
  switch (kind.kind) {
    case 'number':
      return kind.unit === 'ofMonth' ? `day ${stored}` : `${stored} ${kind.unit}`;
    case 'choice':
      return kind.options.find((option) => option.value === stored)?.words[0] ?? stored;
    case 'months':
      return `months ${stored}`;
    case 'fixedDay':
      return /^\d+$/.test(stored) ? `day ${stored} of the month` : stored;
    case 'duesDay':
      return stored === 'partyDay' ? 'the Party day' : `day ${stored} of the month`;
    case 'condition': {
      const held = parseCondition(stored);
      if (!held) return stored;
      const { reviewDate } = held;
      const review = reviewDate === null ? '' : `, review on ${enDay(reviewDate)} ${reviewDate.slice(0, 4)}`;
      return `${conditions[held.condition]}${review}`;
    }
    case 'yesNo':
    case 'time':
    case 'text':
      return stored;
  }
};

const name = ({ key, names }: Setting) => `${key} (${names[0]})`;
const withOrigin = ({ setting, value: stored, origin }: ShownSetting) =>
  `${value(setting, stored)} (${origins[origin]})`;
const command = (setting: Setting) => `/settings ${setting.names[0]} ${setting.example}`;

const meanings: Readonly<Record<SettingKey, string>> = {
  fixedDay: 'The day of the Party day: 1–28, the first Friday or the first working day.',
  time: 'When the Party day begins.',
  place: 'Where the Party day is.',
  shift:
    'What happens on a day off: only public holidays move the day (the secretary picks), or it goes to the next working day.',
  standing: 'The month is planned as always, without a question, unless a holiday is in the way.',
  condition: 'Normal, offline (no network) or on pasture. The last two stop reminders and are counted apart.',
  pastureMonths: 'The months in which a branch marked 转场 is on pasture.',
  online: 'Members may take part online.',
  askDays: 'Days before the Party day on which the secretary is asked to settle it.',
  askAgainDays: 'Days before on which the question is asked once more.',
  noticeDays: 'Days before on which the group gets the notice.',
  reminderDays: 'Days before on which people are reminded privately.',
  cardMinutes: 'Minutes before the start at which the check-in card comes.',
  closeHours: 'Hours after the start at which check-in closes.',
  correctionHours: 'Hours after the closing in which corrections need no reason.',
  makeUpDays: 'Days after the Party day in which study can be made up.',
  makeUpReminderDays: 'Days after until those who have not made up are reminded.',
  lapseHours: 'A notice or reminder closer to the start than this is not sent.',
  mostReminders: 'Private reminders that one person gets at most for one Party day.',
  reviewMonths: 'Months after which 外出 and 可不参加 without an end are looked at again.',
  probationNoticeDays: 'Days before the end of a probation on which the secretary hears of it.',
  contactLastDays: 'In these last days of a quarter the secretary sees all away members not yet contacted.',
  payMode: 'With the branch’s consent dues are paid by the quarter; else every month.',
  duesDay: 'When dues are asked for: on the Party day, or on a day of the month, 1–28.',
  duesCard:
    'How: a card with counts in the group, a private word to each, or nobody is asked and officers record.',
  duesPrepayMonths: 'Months of dues that may be paid ahead; more is taken too, with a reason.',
  duesBackPayMonths: 'Months of dues that may be paid late at once; more is taken too, with a reason.',
  duesRelative:
    'The branch agrees that a relative brings the dues; without that they are taken with a reason.',
  duesMember:
    'The branch agrees that another member brings the dues; without that they are taken with a reason.',
  firstDigestDays: 'Days after the commonest Party day on which the digest comes.',
  finalDay: 'Day of the next month on which the final digest comes.',
  townshipTime: 'The hour of the digest.',
};

export const settings: typeof zh = {
  value,
  meanings,
  county: 'The county',
  list: (of, shown) =>
    [
      `Settings of ${of}:`,
      ...shown.map((one) => `${name(one.setting)}: ${withOrigin(one)}`),
      'To see one: /settings 通知提前天数',
      'To change one: /settings 通知提前天数 7天',
    ].join('\n'),
  one: (of, shown, key, settable) =>
    [
      `${of}, ${name(shown.setting)}: ${withOrigin(shown)}`,
      meanings[key],
      settable
        ? `To change it: ${command(shown.setting)}; to take it back: /settings ${shown.setting.names[0]} 恢复`
        : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  changed: (of, before, after) =>
    `✓ ${of}, ${name(after.setting)}: ${withOrigin(before)} → ${withOrigin(after)}`,
  same: (of, shown) => `${of}, ${name(shown.setting)} is already ${withOrigin(shown)}`,
  unknown: (said) => `There is no setting “${said}”. To see them all: /settings`,
  aboveOnly: (setting) => `${name(setting)} is the township’s or the county’s to set.`,
  branchOnly: (setting) =>
    `Each branch sets ${name(setting)} itself. Its secretary sends: ${command(setting)}`,
  cannotRestore: (setting) =>
    `There must always be a ${name(setting)}; write the new one. For example: ${command(setting)}`,
  problem: (setting, problem) => {
    const of = name(setting);
    const example = `For example: ${command(setting)}`;
    switch (problem.kind) {
      case 'notNumber':
        return `${of} takes a number; “${problem.said}” is none. ${example}`;
      case 'outOfRange':
        return `${of} was ${problem.found}; it must be from ${problem.min} to ${problem.max}. ${example}`;
      case 'notYesNo':
        return `${of} takes 是 or 否; “${problem.said}” is neither. ${example}`;
      case 'notAChoice':
        return `${of} is one of ${problem.choices.join(', ')}; “${problem.said}” is not. ${example}`;
      case 'notTime':
        return `${of} takes a time with 上午 or 下午; “${problem.said}” is none. ${example}`;
      case 'tooLong':
        return `${of} is too long: at most ${problem.most} characters. ${example}`;
      case 'notMonths':
        return `${of} takes two months; “${problem.said}” was not understood. ${example}`;
      case 'notFixedDay':
        return `${of} is 1–28, 首个周五 or 首个工作日; “${problem.said}” is not. ${example}`;
      case 'notDuesDay':
        return `${of} is 党日当天 or 1–28; “${problem.said}” is not. ${example}`;
      case 'notReviewDate':
        return `The review date in “${problem.said}” was not understood. ${example}`;
      case 'reviewPast':
        return `The review date ${enDay(problem.date)} has passed. ${example}`;
    }
  },
};
