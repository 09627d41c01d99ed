import type { Table } from '../../../src/domain/roster/table.ts';

/** A table out of lines with cells between `|`: `sheet('members.csv', '编号|姓名', '1|林福贵')`. */
export function sheet(file: string, headings: string, ...rows: readonly string[]): Table {
  return {
    file,
    headingLine: 1,
    headings: headings.split('|'),
    rows: rows.map((row, at) => ({ line: at + 2, cells: row.split('|') })),
  };
}

export const branchHeadings = '县|乡镇|村|支部编号|支部|党日';
export const memberHeadings = '支部编号|编号|姓名|状态|职务|党小组|流动|可不参加|党费类别|月党费|有智能手机';
export const adminHeadings = '县|乡镇|编号|职务|姓名';

export const branches = (...rows: readonly string[]) => sheet('branches.csv', branchHeadings, ...rows);
export const members = (...rows: readonly string[]) => sheet('members.csv', memberHeadings, ...rows);
export const admins = (...rows: readonly string[]) => sheet('admins.csv', adminHeadings, ...rows);

export const stoneBridge = '青禾县|望禾镇|石桥村|QH1|石桥村党支部|15';
export const secretary = 'QH1|QH1001|林福贵|正式|书记|第1党小组|||工资|11.00|是';

/** A row of members.csv with some of its cells replaced. */
export function member(changes: Readonly<Record<string, string>>): string {
  const cells = secretary.split('|');
  memberHeadings.split('|').forEach((heading, at) => (cells[at] = changes[heading] ?? cells[at] ?? ''));
  return cells.join('|');
}
