import type { PaidBy } from '../dues/payment.ts';
import { joined } from './dues-money.ts';
import type { DuesMoney, DuesProblem } from './dues-reading.ts';
import type { DuesToken } from './dues-words.ts';
import type { RosterEntry } from './names.ts';

/** Somebody named, and who brought the money. */
export interface Pending {
  readonly person: RosterEntry;
  paidBy: PaidBy;
  payer: RosterEntry | null;
}
export interface SaidMoney {
  readonly money: DuesMoney;
  readonly said: string;
}
export interface Line extends Pending {
  money: SaidMoney | undefined;
}

/** What has been understood so far, going from left to right. */
export interface Progress {
  readonly tokens: readonly DuesToken[];
  readonly problems: DuesProblem[];
  readonly lines: Line[];
  readonly except: RosterEntry[];
  /** Named, and their money not yet known. */
  pending: Pending[];
  /** Names are of those who have not paid. */
  inExcept: boolean;
  /** 除 was said, or 没交. */
  exceptSaid: 'except' | 'lacking' | 'notPaid' | undefined;
  /** 没交的, 没来的: nobody is named yet who that is. */
  unnamed: { readonly said: string; readonly absent: boolean } | undefined;
  base: 'present' | 'all' | undefined;
  baseMoney: SaidMoney | undefined;
  /** Money in front of the names: 3个月 张三 李四. */
  lead: SaidMoney | undefined;
  /** 交了 behind the names: they are complete, but for money that follows at once. */
  paid: boolean;
  each: boolean;
  only: boolean;
  /** 交齐了, of nobody by name. */
  complete: boolean;
  /** Names set apart by blanks alone, so that what follows may be the last one's only. */
  spaced: boolean;
  /** Who brings it for those who are named next. */
  payer: RosterEntry | 'relative' | undefined;
  /** 由李四代交, （李四代交）: the name says who brought it for whoever stands before. */
  via: boolean;
  bracket: boolean;
  /** Nobody was named since the last money. */
  fresh: boolean;
  totalNext: boolean;
  totalFen: number | undefined;
  lastGap: string;
  /** The same as it was written: 、 is not ，. */
  lastGapSaid: string;
  /** Who brought the money before. */
  lastPayer: RosterEntry | 'relative' | undefined;
}

export function nothingYet(tokens: readonly DuesToken[]): Progress {
  return {
    tokens,
    problems: [],
    lines: [],
    except: [],
    pending: [],
    inExcept: false,
    exceptSaid: undefined,
    unnamed: undefined,
    base: undefined,
    baseMoney: undefined,
    lead: undefined,
    paid: false,
    each: false,
    only: false,
    complete: false,
    spaced: false,
    payer: undefined,
    via: false,
    bracket: false,
    fresh: false,
    totalNext: false,
    totalFen: undefined,
    lastGap: '',
    lastGapSaid: '',
    lastPayer: undefined,
  };
}

/** More money of the same person: 7月8月 is one span; anything else cannot both be meant. */
export function addTo(before: SaidMoney | undefined, more: SaidMoney, progress: Progress): SaidMoney {
  if (!before) return more;
  const money = joined(before.money, more.money);
  if (money) return { money, said: `${before.said}${more.said}` };
  progress.problems.push({ kind: 'twoMoneys', said: [before.said, more.said] });
  return before;
}

/** The names that wait get this money. */
export function give(money: SaidMoney | undefined, progress: Progress): void {
  const { lead } = progress;
  const whole = lead && money ? addTo(lead, money, progress) : (money ?? lead);
  for (const one of progress.pending) progress.lines.push({ ...one, money: whole });
  progress.fresh = progress.pending.length > 0;
  progress.pending = [];
  progress.paid = false;
  progress.spaced = false;
  progress.each = false;
  progress.lastPayer = progress.payer;
  progress.payer = undefined;
}

/** Names without money of their own: all that is open, or what was said in front of them. */
export function flush(progress: Progress): void {
  if (progress.pending.length === 0) return;
  give(undefined, progress);
  progress.fresh = false;
}

/** The names that wait have not paid. */
export function toExcept(progress: Progress, said: 'except' | 'notPaid'): void {
  progress.except.push(...progress.pending.map(({ person }) => person));
  progress.pending = [];
  progress.paid = false;
  progress.exceptSaid = said;
}

/** The kind of the token that follows the names behind this place. */
export function behindNames({ tokens }: Progress, at: number): DuesToken['kind'] | undefined {
  return tokens.slice(at + 1).find(({ kind }) => kind !== 'people' && !saysNothing(kind))?.kind;
}

/** The kind of the next token that says something. */
export function following({ tokens }: Progress, at: number): DuesToken['kind'] | undefined {
  return tokens.slice(at + 1).find(({ kind }) => !saysNothing(kind))?.kind;
}

/** The kind of the token before that says something. */
export function preceding({ tokens }: Progress, at: number): DuesToken['kind'] | undefined {
  return tokens.slice(0, at).findLast(({ kind }) => !saysNothing(kind))?.kind;
}

function saysNothing(kind: DuesToken['kind']): boolean {
  return kind === 'gap' || kind === 'filler' || kind === 'join';
}
