import { describe, expect, it } from 'vitest';
import { amountMeant, isOverFarmers, needsHigherConsent } from '../../../src/domain/dues/amount-change.ts';
import type { DuesAmount, SaidAmount } from '../../../src/domain/dues/amount-change.ts';
import type { Month } from '../../../src/domain/ids.ts';

const farmer: DuesAmount = { duesClass: 'farmer', fen: 50 };
const waived: DuesAmount = { duesClass: 'waived', fen: 0 };
const month = '2027-01' as Month;
const said = (fen: number | null, duesClass: SaidAmount['duesClass'] = null): SaidAmount => ({
  fen,
  duesClass,
});

describe('what an officer said about an amount', () => {
  it.each<[DuesAmount, SaidAmount, DuesAmount | string]>([
    [farmer, said(100), { duesClass: 'farmer', fen: 100 }],
    [farmer, said(null, 'migrant'), { duesClass: 'migrant', fen: 50 }],
    [farmer, said(1500, 'retired'), { duesClass: 'retired', fen: 1500 }],
    [farmer, said(null, 'waived'), waived],
    [farmer, said(0), waived],
    [farmer, said(0, 'waived'), waived],
    [farmer, said(100, 'waived'), 'waivedWithAmount'],
    [waived, said(100), 'classNeeded'],
    [waived, said(null, 'farmer'), 'amountNeeded'],
    [waived, said(50, 'farmer'), farmer],
    [farmer, said(0, 'farmer'), 'amountNeeded'],
  ])('%o, said %o', (held, words, expected) => {
    const meant = amountMeant(held, words);
    expect(meant.kind === 'amount' ? meant.amount : meant.problem).toEqual(expected);
  });

  it.each<[DuesAmount, boolean]>([
    [{ duesClass: 'farmer', fen: 20 }, false],
    [{ duesClass: 'farmer', fen: 19 }, true],
    [{ duesClass: 'relief', fen: 10 }, true],
    [{ duesClass: 'migrant', fen: 1 }, false],
    [waived, true],
  ])('%o needs the higher committee: %s', (amount, needed) => {
    expect(needsHigherConsent(amount, month)).toBe(needed);
  });

  it('farmers above a yuan are worth a second look', () => {
    expect(isOverFarmers({ duesClass: 'farmer', fen: 101 }, month)).toBe(true);
    expect(isOverFarmers({ duesClass: 'farmer', fen: 100 }, month)).toBe(false);
    expect(isOverFarmers({ duesClass: 'wage', fen: 101 }, month)).toBe(false);
  });
});
