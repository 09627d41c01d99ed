import { parseNumeral } from './numerals.ts';

/** An amount of money as somebody says it, and where it stands in the normalised text. */
export type MoneyFound =
  | { readonly kind: 'money'; readonly fen: number; readonly index: number; readonly length: number }
  /** More than two decimals: no amount of fen. */
  | { readonly kind: 'decimals'; readonly said: string };

const digit = '[0-9〇零一二两三四五六七八九]';
const whole = String.raw`(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,6}|[〇零一二两三四五六七八九十百千廿卅]{1,12})`;
const yuan = String.raw`¥?\s*(?<yuan>${whole})(?:(?:\.|点)(?<decimals>${digit}+))?\s*(?:(?:元|块|圆)钱?整?)?`;
/** 5角, 五毛; after 块 or 元 a digit alone is 角 too, and after 角 one alone is 分: 一百三十七块五, 137块5毛5. */
const jiao = String.raw`(?:零?(?<jiao>${digit})\s*[角毛]钱?|(?<=[元块圆])(?<loose>${digit})(?![0-9.,〇零一二两三四五六七八九十百千角毛分]))?`;
const fen = String.raw`(?:零?(?<fen>${digit})\s*分钱?|(?<=[角毛])(?<looseFen>${digit})(?![0-9.]))?`;
/** What stands in front or behind shows that the digits are a number of something else: 0123, A12, 12-3, 第3. */
const begins = String.raw`(?<![0-9a-z.\-第〇零一二两三四五六七八九十百千廿卅])`;
const ends = String.raw`(?![0-9a-z-]|\.\d)`;
const small = String.raw`(?<small>${digit})\s*[角毛]钱?(?:零?(?<smallFen>${digit})分?)?`;
const amount = new RegExp(`${begins}(?:${small}|${yuan}${jiao}${fen})${ends}`);

/**
 * The first amount in normalised text, exact to the fen: 137.50, ¥137.5, 1,375元, 137元5角, 一百三十七块五, 五毛. A number
 * that begins with 0 is none (0.50 is).
 */
export function findMoney(text: string): MoneyFound | undefined {
  const match = amount.exec(text);
  if (!match) return undefined;
  const { index } = match;
  const [said] = match;
  const { groups = {} } = match;
  const part = (name: string) => {
    const found = groups[name];
    return found === undefined ? 0 : (parseNumeral(found) ?? 0);
  };
  if (groups['small'] !== undefined)
    return { kind: 'money', fen: part('small') * 10 + part('smallFen'), index, length: said.length };
  const decimals = groups['decimals'] ?? '';
  if (decimals.length > 2) return { kind: 'decimals', said: said.trim() };
  const behind = Array.from(decimals.padEnd(2, '0'), (one) => parseNumeral(one) ?? 0);
  const yuans = parseWhole(groups['yuan'] ?? '');
  if (yuans === undefined) return undefined;
  const tenths = (behind[0] ?? 0) + part('jiao') + part('loose');
  const hundredths = (behind[1] ?? 0) + part('fen') + part('looseFen');
  return { kind: 'money', fen: yuans * 100 + tenths * 10 + hundredths, index, length: said.trimEnd().length };
}

function parseWhole(said: string): number | undefined {
  return /^\d/.test(said) ? Number(said.replaceAll(',', '')) : parseNumeral(said);
}
