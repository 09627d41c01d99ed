import { plainFigures } from './money-words.ts';
import { normalize } from './normalize.ts';
import { parseNumeral } from './numerals.ts';

const arabic = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const han = '[〇零一二两三四五六七八九十几][〇零一二两三四五六七八九十百千廿卅几]*';
const formal = '[壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟]*';
/** 2026-10, 2026.10.5: dates, which are no sums. */
const date = String.raw`20\d\d[-/]\d{1,2}(?:[-/]\d{1,2})?(?!\d)|20\d\d\.\d{1,2}\.\d{1,2}`;
const figure = new RegExp(
  `(?:${date})|(?<said>${arabic}|${han}|${formal})\\s*(?<unit>[万千百仟佰]|[kw](?![a-z]))?(?<more>[多余来几]*)`,
  'g',
);
/** A sum is said: 三元 but not 三元村, 两块 but not 两块地, 一块儿. */
const money =
  /^\s*(?:元(?!(?:旦|月|[村里桥区镇乡县街坝沟店]))|[圆园]|钱|块(?=[\s\d,.一二两三四五六七八九半毛钱多]|$))/;
/** What is counted is no money: 2027年, 320床, 三百公里. */
const counted =
  /^\s*(?:[年月日号天周个人名户位次岁里米亩斤吨度室床路栋楼层组村队班级届点分%]|公里|公斤|小时|平方|千米)/;
/** Digits that belong to a number of something: 第1200, 收据0123. */
const numbered = /(?:第|no\.?|收据|票据|单据|号码?|编号)\s*[是为:]?\s*$/;
const digitByDigit = /^[〇零一二两三四五六七八九]{4,}$/;
const units: Readonly<Record<string, number>> = {
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  万: 10_000,
  w: 10_000,
};

/**
 * Whether words hold a sum of money of at least so many whole yuan: 5811.37元, 5,811, 五千八, 1万, 6k, 几千块. A bare number is
 * one from three digits on, unless it counts something else or is a date. Only tells sums from other words: what a sum comes to,
 * `money-words` reads.
 */
export function holdsSum(words: string, leastYuan: number): boolean {
  const { text } = normalize(words);
  return [...text.matchAll(figure)].some(({ index, 0: all, groups = {} }) => {
    const { said, unit, more } = groups;
    if (said === undefined) return false;
    const rest = text.slice(index + all.length);
    if (numbered.test(text.slice(0, index)) && !money.test(rest)) return false;
    const bare = !money.test(rest);
    if (bare && (counted.test(rest) || !isLong(said, `${unit ?? ''}${more ?? ''}`))) return false;
    return wholeYuan(said) * (units[unit ?? ''] ?? 1) >= leastYuan;
  });
}

function isLong(said: string, behind: string): boolean {
  if (/^\d/.test(said)) return /^[\d,]{3,}/.test(said) || units[behind[0] ?? ''] !== undefined;
  return /[百千佰仟]/.test(said) || digitByDigit.test(said) || units[behind[0] ?? ''] !== undefined;
}

/** The yuan in front of the point; of 几千 the least that it can mean. */
function wholeYuan(said: string): number {
  if (/^\d/.test(said)) return Number(said.replaceAll(',', '').split('.')[0]);
  const plain = plainFigures(said).replaceAll('几', '一');
  // 五千八几 is no numeral, and large all the same.
  return parseNumeral(plain) ?? (/[千]/.test(plain) ? 1000 : /[百]/.test(plain) ? 100 : 0);
}
