import { monthOf, quarterOf } from '../calendar/time.ts';
import type { Quarter } from '../calendar/time.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocalDate } from '../ids.ts';
import { findMoney } from './money-words.ts';
import type { MoneyFound } from './money-words.ts';
import { normalize, originalSlice } from './normalize.ts';
import type { Normalized } from './normalize.ts';
import { findQuarter } from './quarter-words.ts';
import type { RecordProblem } from './record-reading.ts';
import { readRecordText } from './record-text.ts';

/** What an officer says about handing dues up (上缴). */
export type HandUpReading =
  | { readonly kind: 'show' }
  | {
      readonly kind: 'handUp';
      readonly fen: number;
      readonly receipt: string | null;
      readonly quarter: Quarter | undefined;
    }
  /** 期初: what was in hand before the program. */
  | { readonly kind: 'opening'; readonly fen: number }
  /** The last hand-up that stands, or the last one of that amount; with `opening` what was said of 期初. */
  | {
      readonly kind: 'reverse';
      readonly opening: boolean;
      readonly fen: number | undefined;
      readonly reason: string;
    };

export type HandUpProblem =
  | { readonly kind: 'noAmount'; readonly said: string }
  /** More than two decimals. */
  | { readonly kind: 'decimals'; readonly said: string }
  | { readonly kind: 'zero' }
  | { readonly kind: 'receiptLong'; readonly most: number }
  /** Words that are neither amount, receipt nor quarter. */
  | { readonly kind: 'unclear'; readonly said: string }
  | { readonly kind: 'ahead'; readonly quarter: Quarter }
  /** 撤销 needs to say why. */
  | { readonly kind: 'noReason' }
  | { readonly kind: 'reason'; readonly problem: RecordProblem };

/** 收据号 is written into a ledger that is never changed: digits, Latin letters and - only, so that no name gets there. */
const mostReceipt = 32;
const receiptWord =
  /(?:收据|票据|单据|回单|凭证|发票)(?:号码?|编号)?\s*[是为:]?\s*(?:no\.?\s*)?(?<number>[a-z0-9][a-z0-9-]*)\s*号?|(?:no\.?|№)\s*(?<plain>[a-z0-9][a-z0-9-]*)/;
const noReceipt =
  /(?:没有?|无|未)(?:开|给|拿)?(?:乡镇)?(?:收据|票据|单据)(?:号)?|(?:收据|票据|单据)(?:号)?(?:没有?|无|还没)(?:开|给|拿)?/;
const bareReceipt = /^(?<number>[a-z0-9][a-z0-9-]*)号?$/;
const filler = /一共|总共|合计|共计|党费|今天|这次|本次|上缴|交给?|给|乡里|镇里|镇上|乡镇|了|的|[\s,.:]/g;
const reversing = /^\s*(?:撤销|撤回|作废|取消)(?:上缴)?/;
const opening = /^[\s,.:]*(?:期初|opening)(?:结余|余额|现金)?/;
const openingFiller = /手里|手上|原来|党费|一共|合计|有|是|为|[\s,.:]/g;
const because = /^[\s,.:]*(?:因为?|由于|原因|理由)?[\s:,是]*/;

/** Reads what follows 上缴: nothing, 137.50 收据0123, 第三季度 一百三十七块五, 撤销 因金额写错, 期初 25.50. Amounts are exact to the fen. */
export function parseHandUp(words: string, today: LocalDate): Decision<HandUpReading, HandUpProblem> {
  const source = normalize(words);
  if (source.text.trim() === '') return accept({ kind: 'show' });
  const reversal = reversing.exec(source.text);
  if (reversal) return parseReversal(source, reversal[0].length);
  const before = opening.exec(source.text);
  if (before) return parseOpening(source, before[0].length, words);
  let rest = source.text;
  const take = (index: number, length: number) => {
    rest = rest.slice(0, index) + ' '.repeat(length) + rest.slice(index + length);
  };
  const without = noReceipt.exec(rest);
  if (without) take(without.index, without[0].length);
  const named = receiptWord.exec(rest);
  if (named) take(named.index, named[0].length);
  const quarter = findQuarter(rest, today);
  if (quarter) take(quarter.index, quarter.length);
  if (quarter && quarter.quarter > quarterOf(monthOf(today)))
    return refuse({ kind: 'ahead', quarter: quarter.quarter });
  const twoNumbers = numbersApart(source, rest);
  if (twoNumbers !== undefined) return refuse({ kind: 'unclear', said: twoNumbers });
  const money = findMoney(rest);
  if (!money) return refuse({ kind: 'noAmount', said: words.trim() });
  if (money.kind !== 'money') return refuse(wrongMoney(money));
  if (money.fen === 0) return refuse({ kind: 'zero' });
  take(money.index, money.length);
  const left = rest.replace(filler, ' ').trim();
  const bare = named || without ? null : bareReceipt.exec(left);
  if (left !== '' && !bare) return refuse({ kind: 'unclear', said: left });
  const number = named?.groups?.['number'] ?? named?.groups?.['plain'] ?? bare?.groups?.['number'];
  const receipt = number === undefined ? null : asWritten(source, number);
  if (receipt !== null && receipt.length > mostReceipt)
    return refuse({ kind: 'receiptLong', most: mostReceipt });
  return accept({ kind: 'handUp', fen: money.fen, receipt, quarter: quarter?.quarter });
}

function wrongMoney({ kind, said }: Exclude<MoneyFound, { kind: 'money' }>): HandUpProblem {
  return kind === 'negative' ? { kind: 'unclear', said } : { kind, said };
}

const groups = /(?<![\d.])\d{1,3}(?:\s*,\s*\d{3})+(?!\d)/;

/** 137，456: an amount with its thousands or two numbers; only 137,456 is plainly one. */
function numbersApart(source: Normalized, text: string): string | undefined {
  const found = groups.exec(text);
  const said = found ? originalSlice(source, found.index, found.index + found[0].length) : '';
  return found && !/^[\d,]+$/.test(said) ? said : undefined;
}

function parseOpening(
  source: Normalized,
  from: number,
  words: string,
): Decision<HandUpReading, HandUpProblem> {
  const rest = source.text.slice(from);
  const twoNumbers = numbersApart(source, ' '.repeat(from) + rest);
  if (twoNumbers !== undefined) return refuse({ kind: 'unclear', said: twoNumbers });
  const money = findMoney(rest);
  if (!money) return refuse({ kind: 'noAmount', said: words.trim() });
  if (money.kind !== 'money') return refuse(wrongMoney(money));
  if (money.fen === 0) return refuse({ kind: 'zero' });
  const around = `${rest.slice(0, money.index)} ${rest.slice(money.index + money.length)}`;
  const left = around.replace(openingFiller, '');
  return left === '' ? accept({ kind: 'opening', fen: money.fen }) : refuse({ kind: 'unclear', said: left });
}

function parseReversal(source: Normalized, behind: number): Decision<HandUpReading, HandUpProblem> {
  const ofOpening = opening.exec(source.text.slice(behind));
  const from = behind + (ofOpening?.[0].length ?? 0);
  const rest = source.text.slice(from);
  const twoNumbers = numbersApart(source, ' '.repeat(from) + rest);
  if (twoNumbers !== undefined) return refuse({ kind: 'unclear', said: twoNumbers });
  const money = /^[\s,.:]*[¥0-9]/.test(rest) ? findMoney(rest) : undefined;
  if (money && money.kind !== 'money') return refuse(wrongMoney(money));
  const end = money ? money.index + money.length : 0;
  const reasonFrom = from + end + (because.exec(rest.slice(end))?.[0].length ?? 0);
  const said = originalSlice(source, reasonFrom, source.text.length);
  if (said === '') return refuse({ kind: 'noReason' });
  const reason = readRecordText(said, 'reason');
  return reason.ok
    ? accept({ kind: 'reverse', opening: ofOpening !== null, fen: money?.fen, reason: reason.value })
    : refuse({ kind: 'reason', problem: reason.reason });
}

/** As the person wrote it, capitals kept, in half width. */
function asWritten(source: Normalized, number: string): string {
  const at = source.text.lastIndexOf(number);
  return originalSlice(source, at, at + number.length)
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-');
}
