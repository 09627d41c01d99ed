import { accept, refuse, type Decision } from '../decision.ts';
import { parseNumeral } from './numerals.ts';

/** Finer than a fen, or no number at all; below zero. */
type MoneyProblem = 'decimals' | 'negative';

/** An amount of money as somebody says it, and where it stands in the normalised text. */
export type MoneyFound =
  | { readonly kind: 'money'; readonly fen: number; readonly index: number; readonly length: number }
  | { readonly kind: MoneyProblem; readonly said: string };

const figures = String.raw`\d{1,12}(?:\.\d+)?`;
/** 1,375.00: where commas do not part anything else. */
const grouped = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?`;
const han = '〇零一二两三四五六七八九十百千廿卅';
const chinese = `[${han}]{1,9}`;
/** 壹拾: as on a receipt. */
const formalFigures = '零壹贰叁肆伍陆柒捌玖拾佰仟';
const formal = `[${formalFigures}]{1,9}`;
const digit = '[0-9〇零一二两三四五六七八九]';
const minus = String.raw`(?:[-负]\s*)?`;
/** What may follow a digit alone, so that it is no number of something else: 10块5个月. */
const alone = String.raw`(?![个月季年.\d角毛分元块百千十人位])`;
/** Behind 元: 5角, 五毛, 零五分, 半; behind 块 a digit alone is 角 too, and behind 元 where nothing follows. */
const small = [
  String.raw`零?(?:${digit}|[壹贰叁肆伍陆柒捌玖])\s*[角毛](?:零?${digit}(?:\s*分)?(?![个月季年.\d]))?`,
  String.raw`零?${digit}\s*分`,
  '半(?!年)',
  `(?<=块)零?${digit}${alone}`,
  String.raw`(?<=[元圆])零?${digit}(?=[\s,)]|$)`,
].join('|');

/** With these as its numbers in figures: 10元, ￥10, 10块5, 1元5角, 五毛, 0.5. */
function amounts(numbers: string): string {
  const numeral = `(?:${numbers}|${chinese}(?:点${chinese})?|${formal})`;
  return [
    String.raw`${minus}[¥$]\s*-?(?:${numbers})(?:\s*元)?`,
    String.raw`${minus}${numeral}\s*(?:万\s*)?(?:元|块|圆|园|员(?!工)|yuan|rmb)(?:${small})?(?:钱|整|正|人民币)*`,
    String.raw`${minus}${numeral}\s*[角毛](?:${digit}分?(?![个月季年.\d]))?(?:钱|整)?`,
    String.raw`${minus}${numeral}\s*分(?:钱)`,
    String.raw`${minus}\d{1,12}\.\d+(?![\d月])`,
  ].join('|');
}

/** Sources of the patterns for money, over normalised text. */
export const moneyPatterns = {
  amount: amounts(figures),
  /** 10, and it is not said of what. */
  bare: String.raw`-?\d{1,12}(?!\d|\s*(?:[位名人]|个人))|(?:十|[一二三四五六七八九十百]{2,5})(?=[\s,.]|$)`,
} as const;

/** What stands in front or behind shows that the digits are a number of something else: 0123, A12, 12-3, 第3. */
const begins = String.raw`(?<![0-9a-z.\-负第万${han}${formalFigures}])(?!0\d)`;
const ends = String.raw`(?![0-9a-z-]|\.\d)`;
const bareNumber = String.raw`(?:${grouped}|\d{1,7}(?:\.\d+)?|${chinese}(?:点${chinese})?(?!共))`;
const anywhere = new RegExp(`${begins}(?:${amounts(`${grouped}|${figures}`)}|${bareNumber})${ends}`);
/** 9 999 999.99 yuan: longer numbers are of something else. */
const mostFoundFen = 999_999_999;

/**
 * The first amount in normalised text, exact to the fen, a number alone being yuan: 137.50, ¥137.5, 1,375元, 137元5角,
 * 一百三十七块五, 五毛. A number that begins with 0 is none (0.50 is).
 */
export function findMoney(text: string): MoneyFound | undefined {
  const match = anywhere.exec(text);
  if (!match) return undefined;
  const said = match[0].trimEnd();
  const fen = readMoney(said);
  if (!fen.ok) return { kind: fen.reason, said };
  if (fen.value > mostFoundFen) return undefined;
  return { kind: 'money', fen: fen.value, index: match.index, length: said.length };
}

/** The fen of what a pattern for money found, exactly: never a rounded one. */
export function readMoney(text: string): Decision<number, MoneyProblem> {
  const plain = text.replace(/[\s¥$钱整正圆园员,]|人民币|yuan|rmb/g, (one) =>
    /[圆园员]|yuan|rmb/.test(one) ? '元' : '',
  );
  if (/^[-负]/.test(plain)) return refuse('negative');
  const ten = plain.includes('万') ? 10_000 : 1;
  const found = parts.exec(plain);
  if (!found) return refuse('decimals');
  const [, yuan, jiao, rest, half] = found;
  const hasUnit = /[元块角毛分]/.test(plain);
  const whole = hasUnit ? fenOf(yuan, 100 * ten) : fenOf(rest, 100);
  const tenths = fenOf(jiao, 10);
  const last = hasUnit ? fenOf(rest, restUnit(plain, yuan, jiao)) : 0;
  if (whole === undefined || tenths === undefined || last === undefined) return refuse('decimals');
  return accept(whole + tenths + last + (half === undefined ? 0 : 50));
}
const numeral = `(?:${figures}|${chinese}(?:点${chinese})?|${formal})`;
const parts = new RegExp(
  `^(?:(${numeral})万?(?:元|块))?(?:零?(${numeral})(?:角|毛))?(?:零?(${numeral})分?)?(半)?$`,
);

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

const figuresMeant = '零一二三四五六七八九十百千';

/** 壹佰叁拾 as 一百三十. */
export function plainFigures(said: string): string {
  return said.replace(/./gu, (one) => figuresMeant[formalFigures.indexOf(one)] ?? one);
}
