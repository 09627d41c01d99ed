import { accept, refuse, type Decision } from '../decision.ts';
import { readText } from '../roster/clean-text.ts';
import type { RecordProblem, RecordTextKind } from './record-reading.ts';

/** Longest text of each kind, in characters: what fits on a line or two of the paper book. */
const most: Readonly<Record<RecordTextKind, number>> = {
  agendaLine: 60,
  decision: 100,
  responsible: 32,
  outcome: 100,
  reason: 60,
};

/** 18 or 15 digits that stand alone are somebody's 身份证 number. */
const idNumber = /(?<!\d)(?:\d{17}[\dxX]|\d{15})(?![\dxX])/;

/** Free text of the record page: bounded, without hidden characters and without 身份证 numbers. */
export function readRecordText(raw: string, what: RecordTextKind): Decision<string, RecordProblem> {
  const text = readText(raw, most[what]);
  if (!text.ok) {
    const tooLong = text.reason.code === 'too-long';
    return refuse(tooLong ? { kind: 'tooLong', what, most: most[what] } : { kind: 'unreadable', said: raw });
  }
  if (idNumber.test(text.value.normalize('NFKC').replace(/[\s-]/g, ''))) return refuse({ kind: 'idNumber' });
  return accept(text.value);
}
