import type { LocalDate, Month } from '../ids.ts';
import { monthInFront } from './month-in-front.ts';
import { normalize, originalSlice } from './normalize.ts';

/** 支部 石桥 10月 名单 原因 核对名册: which branch, which month, and whether its names are asked for, why. */
export interface BranchWords {
  /** Empty: none was named. */
  readonly name: string;
  readonly month: Month | undefined;
  readonly names: boolean;
  /** As written; empty: not said. */
  readonly reason: string;
}

const namesWord = /[\s,:]*(?:的?(?:党员)?名单|看?名字|看名单|names?)[\s,:.]*/;
const reasonWord = /[\s,:]*(?:原因|理由|因为|reason)[是\s,:]*/;
const monthAtEnd =
  /[\s,:]*((?:\d{4}\s*[-/.年]\s*\d{1,2}\s*月?)|(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月份?|上个?月|本月|这个?月)(?:的)?[\s,:.]*$/;

/** Reads what follows 支部. The name is left to be looked for; months are the latest of that number. */
export function parseBranchWords(words: string, today: LocalDate): BranchWords {
  const said = normalize(words);
  const { text } = said;
  const namesAt = namesWord.exec(text);
  const reasonAt = reasonWord.exec(text);
  const end = Math.min(namesAt?.index ?? text.length, reasonAt?.index ?? text.length);
  const reasonFrom = reasonAt
    ? reasonAt.index + reasonAt[0].length
    : (namesAt?.index ?? text.length) + (namesAt?.[0].length ?? 0);
  const reason = originalSlice(said, reasonFrom, text.length);
  const head = text.slice(0, end);
  const late = monthAtEnd.exec(head);
  const inFront = monthInFront(late?.[1] ?? head, today);
  const name = late && inFront.month !== undefined ? head.slice(0, late.index) : inFront.rest;
  return {
    name: name.replace(/[\s,:.]+$/, '').trim(),
    month: inFront.month,
    names: namesAt !== null || reasonAt !== null,
    reason,
  };
}
