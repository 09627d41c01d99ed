const digits: ReadonlyMap<string, number> = new Map([
  ...Array.from('〇一二三四五六七八九', (character, value) => [character, value] as const),
  ['零', 0],
  ['两', 2],
  ['兩', 2],
]);
const tens: ReadonlyMap<string, number> = new Map([
  ['廿', 20],
  ['卅', 30],
]);
const units: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Source of a regular expression that finds a numeral in normalised text; whether it is one, `parseNumeral` says. */
export const numeralPattern = String.raw`(?:\d{1,6}|[〇零一二两兩三四五六七八九十百千廿卅]{1,9})`;

/** A whole number below a million: Arabic (half or full width) or Chinese (三十一, 一百零五, 廿六, 两, 二六 read digit by digit). */
export function parseNumeral(text: string): number | undefined {
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (/^\d{1,6}$/.test(plain)) return Number(plain);
  return digitByDigit(plain) ?? withUnits(plain);
}

function digitByDigit(text: string): number | undefined {
  const values = Array.from(text, (character) => digits.get(character));
  if (values.length === 0 || values.length > 6) return undefined;
  let total = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    total = total * 10 + value;
  }
  return total;
}

/** 一千二百零三: digit and unit in falling order; 十 alone is 10; 一百五 is 150 and 一百零五 is 105. */
function withUnits(text: string): number | undefined {
  let total = 0;
  let lastUnit = 10_000;
  let pending: number | undefined;
  let afterZero = false;
  for (const character of text) {
    const digit = digits.get(character);
    const unit = units.get(character);
    const ten = tens.get(character);
    if (digit !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      afterZero = pending === 0;
      pending = digit;
    } else if (unit !== undefined && unit < lastUnit && pending !== 0) {
      if (pending === undefined && unit !== 10) return undefined;
      total += (pending ?? 1) * unit;
      lastUnit = unit;
      pending = undefined;
    } else if (ten !== undefined && lastUnit > 10 && (pending === undefined || pending === 0)) {
      total += ten;
      lastUnit = 10;
      pending = undefined;
    } else {
      return undefined;
    }
  }
  if (lastUnit === 10_000) return undefined;
  return total + (pending ?? 0) * (afterZero || lastUnit === 10 ? 1 : lastUnit / 10);
}
