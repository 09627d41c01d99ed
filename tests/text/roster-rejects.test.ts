import { describe, expect, it } from 'vitest';
import type { Reject, RejectReason } from '../../src/domain/roster/reject.ts';
import type { TableFault } from '../../src/domain/roster/table.ts';
import { describeReject } from '../../src/text/roster-rejects.ts';
import { describeTableProblem } from '../../src/text/table-problems.ts';

const place = { file: 'members.csv', line: 12 };

/** One of each: the type makes sure that none is left out. */
const reasons: { readonly [Code in RejectReason['code']]: Extract<RejectReason, { code: Code }> } = {
  empty: { code: 'empty' },
  'not-one-of': { code: 'not-one-of', allowed: ['正式', '预备'], unknown: ['好'] },
  'fixed-day': { code: 'fixed-day' },
  time: { code: 'time' },
  money: { code: 'money' },
  'money-decimals': { code: 'money-decimals' },
  'money-limit': { code: 'money-limit', limitYuan: 10_000 },
  date: { code: 'date' },
  month: { code: 'month' },
  'too-long': { code: 'too-long', limit: 64, length: 65 },
  'hidden-character': { code: 'hidden-character', codePoint: 'U+202E' },
  'damaged-text': { code: 'damaged-text' },
  'formula-error': { code: 'formula-error' },
  'code-shape': { code: 'code-shape' },
  'identity-card': { code: 'identity-card' },
  'account-shape': { code: 'account-shape' },
  'pays-through': { code: 'pays-through' },
  repeated: { code: 'repeated', what: 'number', first: { file: 'a.xlsx', sheet: '党员', line: 3 } },
  'unknown-branch': { code: 'unknown-branch', branchCode: 'QH9' },
  'unknown-person': { code: 'unknown-person', number: 'QH9001' },
  'unknown-township': { code: 'unknown-township' },
  'unknown-village': { code: 'unknown-village', village: '上庄村' },
  'villages-need-township': { code: 'villages-need-township' },
  'own-branch': { code: 'own-branch' },
  'own-number': { code: 'own-number' },
  'other-county': { code: 'other-county', county: '青禾县' },
  'waived-with-amount': { code: 'waived-with-amount' },
  'unknown-table': { code: 'unknown-table' },
  'heading-missing': { code: 'heading-missing', kind: 'members' },
  'heading-repeated': { code: 'heading-repeated' },
  'cell-count': { code: 'cell-count', expected: 11, found: 12 },
};

describe.each(Object.values(reasons).map((reason) => [reason.code, reason] as const))(
  '%s',
  (_code, reason) => {
    const reject: Reject = { ...place, column: '状态', value: '好', reason };

    it.each(['zh-CN', 'en'] as const)(
      '%s: one line with file, line, column, value and what to do',
      (locale) => {
        const text = describeReject(reject, locale);
        for (const part of ['members.csv', '12', '状态', '"好"']) expect(text).toContain(part);
        expect(text).not.toMatch(/undefined|\[object|\n/);
        expect(text.length).toBeGreaterThan(25);
      },
    );

    it('says the same facts in both languages, and nothing twice', () => {
      const facts = JSON.stringify(reason).match(/QH\d+|U\+\w+|青禾县|上庄村|a\.xlsx/g) ?? [];
      for (const fact of facts)
        for (const locale of ['zh-CN', 'en'] as const) expect(describeReject(reject, locale)).toContain(fact);
    });
  },
);

it('reads like this', () => {
  const reject: Reject = { ...place, column: '月党费', value: '0.555', reason: { code: 'money-decimals' } };
  expect(describeReject(reject, 'zh-CN')).toBe(
    'members.csv 第12行「月党费」"0.555"：月党费最多两位小数，例如 0.50',
  );
  expect(describeReject({ ...reject, sheet: '党员', value: '', reason: { code: 'empty' } }, 'zh-CN')).toBe(
    'members.csv（工作表 党员） 第12行「月党费」：不能空着',
  );
  expect(describeReject({ ...reject, column: '', value: '', reason: reasons['cell-count'] }, 'en')).toBe(
    'members.csv line 12: 11 cells expected, 12 found: most likely a comma too many or too few',
  );
});

it('keeps control and bidi characters off the terminal, and cuts what is long', () => {
  const reject: Reject = { ...place, column: '姓名', value: '\u001b[31m林\u202e', reason: { code: 'empty' } };
  expect(describeReject(reject, 'zh-CN')).toContain('"<U+001B>[31m林<U+202E>"');
  expect(describeReject({ ...reject, value: '林'.repeat(500) }, 'zh-CN').length).toBeLessThan(100);
});

const faults: { readonly [Code in TableFault['code']]: Extract<TableFault, { code: Code }> } = {
  empty: { code: 'empty' },
  'too-large': { code: 'too-large', bytes: 40 * 1024 * 1024, limitBytes: 32 * 1024 * 1024 },
  'old-or-locked-workbook': { code: 'old-or-locked-workbook' },
  'broken-workbook': { code: 'broken-workbook' },
  'unknown-encoding': { code: 'unknown-encoding' },
  'utf-16': { code: 'utf-16' },
  quotes: { code: 'quotes', line: 7 },
};

it.each(Object.values(faults))('a file that cannot be read: $code', (fault) => {
  for (const locale of ['zh-CN', 'en'] as const) {
    const text = describeTableProblem({ file: 'members.csv', fault }, locale);
    expect(text).toContain('members.csv');
    expect(text).not.toMatch(/undefined|\[object|\n/);
    if (fault.code === 'too-large') expect(text).toMatch(/40\.0 MB.*32\.0 MB/);
    if (fault.code === 'quotes') expect(text).toContain('7');
  }
});
