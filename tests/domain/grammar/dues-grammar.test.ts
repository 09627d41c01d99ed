import { describe, expect, it } from 'vitest';
import { parseDues, parsePaid } from '../../../src/domain/grammar/dues-grammar.ts';
import type { LocalDate, PersonId } from '../../../src/domain/ids.ts';
import { catalogs } from '../../../src/text/catalog.ts';
import { amountRows, monthRows } from './dues-money-rows.ts';
import { changeRows, problemRows, reasonRows, showRows } from './dues-other-rows.ts';
import { broughtRows, everybodyRows, lineRows } from './dues-rows.ts';
import { problem, shown } from './dues-shown.ts';
import { roster } from './roster.ts';

const today = '2026-11-18' as LocalDate;
const people = [...roster, { id: 21 as PersonId, name: '钱七' }];

function read(text: string, day: string = today): string {
  const result = parseDues(text, people, day as LocalDate);
  return result.ok ? shown(result.value) : problem(result.reason);
}

describe.each([
  ['nothing to record', showRows],
  ['everybody', everybodyRows],
  ['people', lineRows],
  ['months', monthRows],
  ['amounts', amountRows],
  ['who brought it', broughtRows],
  ['not received, taken back, changed, put off', changeRows],
  ['reasons', reasonRows],
  ['refused', problemRows],
])('%s', (_what, rows) => {
  it.each(rows)('%j: %s', (said, expected) => {
    expect(read(said)).toBe(expected);
  });
});

describe('a month without a year', () => {
  it.each([
    ['2027-01-10', '张三12月', '张三 2026-12'],
    ['2027-01-10', '张三10-12月', '张三 2026-10~2026-12'],
    ['2027-01-10', '张三四季度', '张三 2026-10~2026-12'],
    ['2027-01-10', '张三下半年', '张三 2026-07~2026-12'],
    ['2027-01-10', '张三1-12月', '张三 2027-01~2027-12'],
    ['2027-01-10', '张三2-12月', '张三 2027-02~2027-12'],
    ['2027-03-10', '张三1月到10月', '张三 2027-01~2027-10'],
    ['2027-01-10', '张三1月', '张三 2027-01'],
    ['2027-01-10', '张三9月', '张三 2027-09'],
    ['2027-01-10', '张三11-1月', '张三 2026-11~2027-01'],
    ['2027-01-10', '张三到12月', '张三 到2026-12'],
    ['2027-03-31', '张三10月', '张三 2026-10'],
    ['2027-04-01', '张三10月', '张三 2027-10'],
    ['2027-06-30', '张三11-2月', '张三 2026-11~2027-02'],
    ['2027-07-01', '张三11-2月', '张三 2027-11~2028-02'],
    ['2027-12-31', '张三1月', '张三 2027-01'],
    ['2027-01-10', '12月', '看 2026-12'],
    ['2027-01-10', '张三改成1元 从12月', '改 张三 1.00元 从2026-12'],
    ['2026-12-10', '张三改成1元 从1月', '改 张三 1.00元 从2027-01'],
    ['2026-12-10', '张三缓交到3月', '缓 张三 到2027-03'],
    ['2027-01-10', '12月月表', '表 month 2026-12'],
    ['2027-05-10', '三季度季表', '表 quarter 2026-Q3'],
    ['2027-01-10', '张三去年12月', '张三 2026-12'],
  ])('on %s %j: %s', (day, said, expected) => {
    expect(read(said, day)).toBe(expected);
  });
});

describe('a claim', () => {
  const claim = (words: string, day: string = today) => {
    const result = parsePaid(words, day as LocalDate);
    return result.ok ? [result.value.months, result.value.until] : problem(result.reason);
  };

  it.each([
    ['', [undefined, undefined]],
    ['了', [undefined, undefined]],
    ['党费', [undefined, undefined]],
    ['3个月', [3, undefined]],
    ['了三个月', [3, undefined]],
    ['半年的', [6, undefined]],
    ['全年', [12, undefined]],
    ['到12月', [undefined, '2026-12']],
    ['到十二月份了', [undefined, '2026-12']],
    ['到明年3月', [undefined, '2027-03']],
    ['到年底', [undefined, '2026-12']],
    ['三季度', [undefined, '2026-09']],
    ['10月', [undefined, '2026-10']],
    ['10月的党费', [undefined, '2026-10']],
    ['７－９月', [undefined, '2026-09']],
    ['本月', [undefined, '2026-11']],
    ['10元', '! claimedAmount 10元'],
    ['3', '! unitMissing 3'],
    ['3个月 10元', '! twoMoneys 3个月 / 10元'],
    ['13月', '! noSuchMonth 13月'],
    ['0个月', '! monthsWrong 0个月'],
    ['了吗', '! question'],
    ['谁', '! unclear 谁'],
    ['张三', '! unclear 张三'],
  ])('%j: %j', (words, expected) => {
    expect(claim(words)).toEqual(expected);
  });

  it('of December in January is last year', () => {
    expect(claim('到12月', '2027-01-05')).toEqual([undefined, '2026-12']);
  });
});

describe('asked back', () => {
  const meant = (said: string, id: number) =>
    new Map(people.flatMap((one) => (one.id === id ? [[said, one] as const] : [])));

  it.each([
    ['王军3个月，张三10元', '王军', 6, '王军#6 3个月; 张三 10.00元'],
    ['李思10元', '李思', 2, '李四 10.00元'],
    ['到会除王军', '王军', 5, '到会 除 王军#5'],
    ['撤销王军 记错了', '王军', 6, '撤销 王军#6 因“记错了”'],
    ['撤销 李思', '李思', 2, '撤销 李四'],
    ['王军缓交到2月', '王军', 6, '缓 王军#6 到2027-02'],
  ])('%j with whom the officer chose', (words, said, id, expected) => {
    const result = parseDues(words, people, today, meant(said, id));
    expect(result.ok && shown(result.value)).toBe(expected);
  });
});

describe('the sentence', () => {
  const sentence = (words: string) => {
    const result = parseDues(words, people, today);
    return result.ok ? '' : catalogs['zh-CN'].duesGrammar.problem(result.reason);
  };

  it.each([
    ['张三没交', '张三没交，不用记。其他人都交了就写：全部除张三'],
    ['张三李四10元', '“10元”是张三、李四每人的吗？每人的请写“各10元”，不是的一个一个分开写。'],
    ['王军3个月', '叫王军的有2位，请写明是哪一位：大王军、王军(第2党小组)。'],
    ['张三0.125元', '“0.125元”分以下不收，最多两位小数。'],
    [
      '张三改成15元 因工资5811元',
      '这像是工资。工资不用写给我，我也不存；原因里不写钱数。请这样写：党费 张三改成15元 因收入变了',
    ],
    [
      '王军缓交 工资5811元',
      '这像是工资。工资不用写给我，我也不存；原因里不写钱数。请这样写：党费 张三 缓交 因外出务工',
    ],
    ['张三10元 李四5元 共16元', '合计写了16.00元，一个一个加起来是15.00元，对不上。'],
  ])('%j: %s', (words, expected) => {
    expect(sentence(words)).toBe(expected);
  });
});

it('reads a long pasted text in reasonable time', () => {
  expect(read('张三10元，'.repeat(800))).toBe('! saidTwice 张三');
});
