import { describe, expect, it } from 'vitest';
import { findHeadingRow, recognise } from '../../../src/domain/roster/headings.ts';
import { adminHeadings, branchHeadings, memberHeadings } from './sheets.ts';

describe('recognise', () => {
  it.each([
    ['branches', branchHeadings],
    ['branches', `${branchHeadings}|时间|地点|缴费方式|状态|复核日`],
    ['members', memberHeadings],
    ['members', `${memberHeadings}|别名|账号|兼任支部|代缴关系|已缴至|联系人编号|复核日|生效月`],
    ['admins', adminHeadings],
    ['admins', `${adminHeadings}|账号|联系村`],
    ['holidays', '日期|性质|名称'],
  ])('knows %s by %s', (kind, headings) => {
    const inOrder = headings.split('|');
    for (const order of [inOrder, inOrder.toReversed()]) {
      const found = recognise(order);
      expect(found).toMatchObject({ found: 'table', kind, ignored: [] });
      if (found.found === 'table')
        expect([...found.columns].every(([heading, at]) => order[at] === heading)).toBe(true);
    }
  });

  it('ignores blanks, width, a star and a remark in brackets', () => {
    const found = recognise(['日 期', '　性质（放假／上班）', '名称 *', '']);
    expect(found).toMatchObject({ found: 'table', kind: 'holidays', ignored: [] });
  });

  it('reports headings that nobody reads', () => {
    const found = recognise(['日期', '性质', '名称', '备注', '身份证号']);
    expect(found).toMatchObject({ found: 'table', ignored: ['备注', '身份证号'] });
  });

  it('names what is missing from the table that it resembles most', () => {
    const without = memberHeadings.split('|').filter((heading) => heading !== '姓名' && heading !== '月党费');
    expect(recognise(without)).toMatchObject({
      found: 'incomplete',
      kind: 'members',
      missing: ['姓名', '月党费'],
    });
  });

  it('does not choose between two columns of one heading', () => {
    expect(recognise(['日期', '性质', '名称', '日期'])).toMatchObject({
      found: 'incomplete',
      repeated: ['日期'],
    });
  });

  it.each([['foo|bar'], ['青禾县党员名册'], ['姓名'], ['']])('does not know %j', (headings) => {
    expect(recognise(headings.split('|'))).toEqual({ found: 'unknown' });
  });
});

it('finds the headings below a title', () => {
  const rows = [
    ['青禾县2026年节假日', '', ''],
    ['', '', '制表：党建办'],
    ['日期', '性质', '名称'],
    ['2026-10-01', '放假', '国庆节'],
  ];
  expect(findHeadingRow(rows)).toBe(2);
  expect(findHeadingRow(rows.slice(0, 2))).toBeUndefined();
});
