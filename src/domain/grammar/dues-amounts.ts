import { accept, refuse, type Decision } from '../decision.ts';
import type { DuesProblem } from './dues-reading.ts';
import { parseNumeral } from './numerals.ts';

type AmountProblem = Extract<DuesProblem, { kind: 'amountWrong' }>['why'];

const figures = String.raw`\d{1,12}(?:\.\d+)?`;
const chinese = '[〇零一二两三四五六七八九十百千廿卅]{1,9}';
/** 壹拾: as on a receipt. */
const formal = '[壹贰叁肆伍陆柒捌玖拾佰仟零]{1,9}';
const numeral = `(?:${figures}|${chinese}(?:点${chinese})?|${formal})`;
const digit = '[0-9一二两三四五六七八九]';
const minus = String.raw`(?:[-负]\s*)?`;
const small = String.raw`(?:零?(?:${digit}|[壹贰叁肆伍陆柒捌玖])\s*[角毛](?:零?${digit}(?:\s*分)?(?![个月季年.\d]))?|零?${digit}\s*分|半(?!年)|(?<=块)零?${digit}(?![个月季年.\d角毛分元块百千十人位]))`;

/** Sources of the patterns for money, over normalised text. */
export const amountPatterns = {
  /** 10元, ￥10, 10块5, 1元5角, 五毛, 0.5. */
  amount: [
    String.raw`${minus}[¥$]\s*-?${figures}(?:\s*元)?`,
    String.raw`${minus}${numeral}\s*(?:万\s*)?(?:元|块|圆|园|员(?!工)|yuan|rmb)(?:${small})?(?:钱|整|正|人民币)*`,
    String.raw`${minus}${numeral}\s*[角毛](?:${digit}分?(?![个月季年.\d]))?(?:钱|整)?`,
    String.raw`${minus}${numeral}\s*分(?:钱)`,
    String.raw`${minus}\d{1,12}\.\d+(?![\d月])`,
  ].join('|'),
  /** 10, and it is not said of what. */
  bare: String.raw`-?\d{1,12}(?!\d|\s*(?:[位名人]|个人))|(?:十|[一二三四五六七八九十百]{2,5})(?=[\s,.]|$)`,
} as const;

/** More than a branch ever holds in cash is a slip: 100 000 yuan. */
const mostFen = 10_000_000;

/** The fen of what the pattern `amount` found, exactly. */
export function readAmount(text: string): Decision<number, AmountProblem> {
  const plain = text.replace(/[\s¥$钱整正圆园员]|人民币|yuan|rmb/g, (one) =>
    /[圆园员]|yuan|rmb/.test(one) ? '元' : '',
  );
  if (/^[-负]/.test(plain)) return refuse('negative');
  const ten = plain.includes('万') ? 10_000 : 1;
  const found = new RegExp(
    `^(?:(${numeral})万?(?:元|块))?(?:零?(${numeral})(?:角|毛))?(?:零?(${numeral})分?)?(半)?$`,
  ).exec(plain);
  const [, yuan, jiao, rest, half] = found ?? [];
  if (!found) return refuse('decimals');
  const whole = /[元块角毛分]/.test(plain) ? fenOf(yuan, 100 * ten) : fenOf(rest, 100);
  const tenths = fenOf(jiao, 10);
  const last = /[元块角毛分]/.test(plain) ? fenOf(rest, restUnit(plain, yuan, jiao)) : 0;
  if (whole === undefined || tenths === undefined || last === undefined) return refuse('decimals');
  const fen = whole + tenths + last + (half === undefined ? 0 : 50);
  if (fen === 0) return refuse('zero');
  return fen > mostFen ? refuse('tooMuch') : accept(fen);
}

/** 10块5 is 10.50, 一块二毛五 is 1.25, 十块零五 is 10.05. */
function restUnit(text: string, yuan: string | undefined, jiao: string | undefined): number {
  if (text.includes('分') || jiao !== undefined || yuan === undefined) return 1;
  return /[元块]零/.test(text) ? 1 : 10;
}

/** Fen of a numeral counted in units of `unit` fen; `undefined` where it is finer than a fen, or no number. */
function fenOf(said: string | undefined, unit: number): number | undefined {
  if (said === undefined) return 0;
  const [front = '', behind = ''] = said.split(/[.点]/);
  const whole = /^\d+$/.test(front) ? Number(front) : parseNumeral(plainFigures(front));
  const digits = Array.from(behind, (one) => parseNumeral(one));
  if (whole === undefined || digits.some((one) => one === undefined || one > 9)) return undefined;
  const places = digits.length;
  const scale = 10 ** places;
  if (places > 3 || unit % scale !== 0) {
    return digits.every((one) => one === 0) && places <= 2 ? whole * unit : undefined;
  }
  const part = digits.reduce<number>((sum, one) => sum * 10 + (one ?? 0), 0);
  return whole * unit + part * (unit / scale);
}

const formalFigures = '零壹贰叁肆伍陆柒捌玖拾佰仟';
const figuresMeant = '零一二三四五六七八九十百千';

function plainFigures(said: string): string {
  return said.replace(/./gu, (one) => figuresMeant[formalFigures.indexOf(one)] ?? one);
}
