import type { PersonId } from '../../../src/domain/ids.ts';
import type { RosterEntry } from '../../../src/domain/grammar/names.ts';

function entry(id: number, name: string, more: { alias?: string; groupName?: string } = {}): RosterEntry {
  return { id: id as PersonId, name, ...more };
}

/** A branch with what makes names hard: namesakes, names inside names, words inside names, names with ·. */
export const roster: readonly RosterEntry[] = [
  entry(1, '张三'),
  entry(2, '李四'),
  entry(3, '王五'),
  entry(4, '赵六'),
  entry(5, '王军', { alias: '大王军', groupName: '第1党小组' }),
  entry(6, '王军', { groupName: '第2党小组' }),
  entry(7, '欧阳海'),
  entry(8, '扎西·才让'),
  entry(9, '李明'),
  entry(10, '李明华'),
  entry(11, '华强'),
  entry(12, '王来'),
  entry(13, '都福来'),
  entry(14, '单雄'),
];

/** 张三 李四, or 王军#6 for namesakes. */
export function shownNames(people: readonly RosterEntry[]): string {
  return people.map(({ id, name }) => (name === '王军' ? `${name}#${String(id)}` : name)).join(' ');
}
