import readWorkbook from 'read-excel-file/node';
import { unzip } from '../adapters/files/zip.ts';

/** What a spreadsheet program finds in the first sheet of a workbook. */
export interface CalculatedSheet {
  /** Rows as they are read: text, numbers, dates, `null`. */
  readonly rows: readonly (readonly unknown[])[];
  /** Formulas by address, as they stand in the file. */
  readonly formulas: ReadonlyMap<string, string>;
  /** Written numbers by address, as text: for a formula the result that was written beside it. */
  readonly numbers: ReadonlyMap<string, string>;
  /** The cell's number in hundredths, formulas calculated from what they refer to, never taken from what is written. */
  hundredths(address: string): number;
}

export async function calculatedSheet(workbook: Uint8Array): Promise<CalculatedSheet> {
  const [sheet] = await readWorkbook(Buffer.from(workbook));
  const xml = unzip(workbook).get('xl/worksheets/sheet1.xml')?.toString() ?? '';
  const formulas = new Map<string, string>();
  const numbers = new Map<string, string>();
  for (const [, address = '', attributes = '', inside = ''] of xml.matchAll(
    /<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/g,
  )) {
    const formula = /<f>(.*?)<\/f>/.exec(inside)?.[1];
    const value = /<v>(.*?)<\/v>/.exec(inside)?.[1];
    if (formula !== undefined) formulas.set(address, formula);
    if (value !== undefined && !attributes.includes('t="s"')) numbers.set(address, value);
  }
  const hundredths = (address: string): number => {
    const formula = formulas.get(address);
    return formula === undefined ? inHundredths(numbers.get(address) ?? '0') : evaluate(formula, hundredths);
  };
  return {
    rows: (sheet?.data ?? []) as unknown as readonly (readonly unknown[])[],
    formulas,
    numbers,
    hundredths,
  };
}

/** Decimal text with at most two places; more of them would be noise of binary fractions. */
function inHundredths(text: string): number {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) throw new Error(`not an exact amount: ${text}`);
  const [, sign = '', whole = '0', places = ''] = parts;
  const value = Number(whole) * 100 + Number(places.padEnd(2, '0'));
  return sign === '-' && value !== 0 ? -value : value;
}

/** SUM over a column, ROUND to hundredths, + and −, addresses and 0: all that the books use. */
function evaluate(formula: string, at: (address: string) => number): number {
  const rounded = /^ROUND\((.*),2\)$/.exec(formula)?.[1];
  if (rounded !== undefined) return evaluate(rounded, at);
  const terms = formula.match(/[+-]?(?:SUM\([A-Z]+\d+:[A-Z]+\d+\)|[A-Z]+\d+|\d+)/g) ?? [];
  if (terms.join('') !== formula) throw new Error(`cannot calculate ${formula}`);
  return terms.reduce((sum, term) => {
    const sign = term.startsWith('-') ? -1 : 1;
    const value = operand(term.replace(/^[+-]/, ''), at);
    return sum + sign * value;
  }, 0);
}

function operand(term: string, at: (address: string) => number): number {
  const range = /^SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(term);
  if (!range) return /^\d+$/.test(term) ? Number(term) * 100 : at(term);
  const [, column = '', from = '', same = '', to = ''] = range;
  if (column !== same || Number(from) > Number(to)) throw new Error(`cannot add up ${term}`);
  let sum = 0;
  for (let row = Number(from); row <= Number(to); row++) sum += at(`${column}${row}`);
  return sum;
}
