import { numeralPattern } from './numerals.ts';

/** The figures of a totals line; `onSite` and `online` together are `present`. */
export type Field = 'expected' | 'present' | 'onSite' | 'online' | 'leave' | 'absent';

/** Longer words before their beginnings. */
export const labels: readonly (readonly [Field, string])[] = [
  [
    'absent',
    '缺席|没有来|没有到|没来|没到|未到|没参加|未参加|没打招呼|没(?:个|有)?(?:消息|音信)|联系不上|缺',
  ],
  ['expected', '应该?到会?|应参加|应出席|应来|应|总人数|总数|一共有?|总共有?|共有?|党员|全体'],
  ['online', '(?:在|用)?(?:线上|网上|视频|手机上?)(?:的|参加|到会|参会|听会?|看|开会|开)*|(?:在|用)手机'],
  ['onSite', '现场(?:参加|到会|的)?|线下(?:参加|到会|的)?'],
  [
    'present',
    '实际?到会|实际到|实际|实到|现到|到会|到场|到位|到了|出席|出勤|与会|参会|参加|签到|来了|实|到|来',
  ],
  ['leave', '请了?假|有假|准假|事假|病假|告假|假'],
];

/** A whole numeral, and not part of a time, a date, a decimal or a span of days. */
const numeral = `(${numeralPattern})(?![\\d〇零一二两三四五六七八九十百千廿卅]|[.:]\\d|\\s*[天次点月号日年元])`;
const counter = String.raw`\s*(?:个人|[人个名位])?(?:同志|党员)?`;
const label = labels.map(([field, words]) => `(?<${field}>${words})`).join('|');
export const labelThenNumber = new RegExp(
  `^(?:${label})(?:人数|的人)?[的了有是为:=,]*\\s*${numeral}${counter}`,
);
const numberBefore = (isOther: string) =>
  new RegExp(`^${numeral}${counter}\\s*${isOther}(?:是|在)?(?:${label})(?:了|的)*`);
export const numberThenLabel = numberBefore('');
/** Beside labels that stand before their numbers: in 31 到会26 the label is not of the 31. */
export const numberThenOwnLabel = numberBefore(
  `(?!(?:${labels.map(([, words]) => words).join('|')})[的了有是为:=,]*\\d)`,
);
export const bareNumber = new RegExp(`^${numeral}${counter}`);
export const everybody = new RegExp(
  `^(?:应到会?|一?共|全体)?${numeral}${counter},?(?:全部?|都|全都)?到(?:齐|全|会)?了?$`,
);
/** 26/31: 26 of 31, as 应到 cannot be less than 实到. */
export const ofWhole = new RegExp(
  `^[\\s,.]*(?:实到|到会)?[\\s:]*(${numeralPattern})\\s*/\\s*(${numeralPattern})\\s*人?[\\s.]*$`,
);

const because =
  '(?:因病|因事|生病|住院|家里?有事|有事|外出(?:务工|打工)?|在外(?:地|面)?(?:务工|打工)?|务工|打工|出差|农忙|上班|值班|加班)';
/** 请假的都是外出务工: why, which is matched and not kept. */
export const trailingReason = new RegExp(
  `(?:请?假的?(?:人|同志|党员)?)?(?:都|全|全都|主要)(?:是|在|因为|因)*(?:${because}[和、,及]?)+(?:的|了|去了|原因|人员)*|[(,\\s](?:因|因为|都|是)?(?:${because}[和、,及]?)+(?:请假)?[)]?(?=[\\s,.)]|$)`,
  'g',
);
const missed = '(?<missed>(?:没有?|未)(?:来|到|参加)的?(?:人|同志|党员)?)';
const all = '(?:都|全都?|全部|主要)';
const why = `[\\s,]*(?:${all}?(?:是|在|因为|因|去)*${because}|(?<again>${all}(?:是)?请了?假[了的]*))`;
/** 没来的3个都在外打工, 3个没来的都请假了: whoever misses the day for a reason is on leave, and not 缺席. */
export const missedForWhy = [
  new RegExp(`${missed}(?<between>[有是:]*\\s*${numeral}${counter})(?=${why})(?:[\\s,]*\\k<again>)?`, 'g'),
  new RegExp(
    `(?<=${numeralPattern}${counter}\\s*)${missed}(?<between>)(?=${why})(?:[\\s,]*\\k<again>)?`,
    'g',
  ),
];
export const filler =
  /^(?:[\s,.:/()\-=和]|今天|今日|本次|本月|这次|主题党日|党日|活动|一共|总共|共计|其中|包括|含|到会情况|到会:|只(?=[到来有])|就(?=[到来有])|才(?=[到来有])|另外|还有|其他|有|是|为|了|的|都|同志|党员)/;

/** 剩下都请假, 其余都到了: what became of those who are in no number. */
export const theRest =
  /(?:剩下|余下|其[余他它]|别的|别人|另外|剩)(?:的人|的|人|党员|同志)*[都全]*(?:是|在)?(?:(?<leave>请了?假)|(?<absent>缺席|没[来到]|没有[来到]|未到)|(?<present>到齐|到会|到|来|参加))(?:了|的)*(?!\s*[\d一二两三四五六七八九十])/;
