import type { Month } from '../../../src/domain/ids.ts';
import type { Branch } from '../../../src/ports/store/org.ts';
import type { Tx } from '../../../src/ports/store/store.ts';

/** What a branch's month comes to, straight from the entries, by rules of its own: an officer's last word holds, and the last line. */
export interface Recounted {
  readonly state: '已开展' | '没有记录' | '还没到日子' | '取消' | '本月不开' | '没定日期';
  readonly date: string;
  readonly figures: {
    expected: number;
    present: number;
    online: number;
    leave: number;
    absent: number;
    unrecorded: number;
  };
}

const none = { expected: 0, present: 0, online: 0, leave: 0, absent: 0, unrecorded: 0 };

export function recountBranch(
  tx: Tx,
  branch: Branch,
  month: Month,
  expected: ReadonlyMap<string, readonly string[]>,
  today: string,
): Recounted {
  const day = tx.partyDays.of(branch.id, month);
  if (!day) return { state: '没定日期', date: '', figures: none };
  if (day.state !== 'planned')
    return { state: day.state === 'cancelled' ? '取消' : '本月不开', date: day.date, figures: none };
  const entries = tx.attendance.entries(day.id);
  const people = expected.get(branch.code)?.length ?? 0;
  const lines = entries.filter(({ totals }) => totals !== null).map(({ totals }) => totals);
  const line = lines.at(-1);
  const words = new Map<number, string>();
  for (const { personId, kind } of entries)
    if (personId !== null && kind !== 'madeUp') words.set(personId, kind);
  const count = (...kinds: readonly string[]) =>
    [...words.values()].filter((kind) => kinds.includes(kind)).length;
  const counted = line
    ? { present: line.present, online: line.online ?? 0, leave: line.leave ?? 0, absent: line.absent ?? 0 }
    : {
        present: count('present', 'online'),
        online: count('online'),
        leave: count('leaveAgreed'),
        absent: count('absent'),
      };
  if (!line && counted.present === 0)
    return { state: day.date < today ? '没有记录' : '还没到日子', date: day.date, figures: none };
  const all = line?.expected ?? people;
  const unrecorded = all - counted.present - counted.leave - counted.absent;
  return { state: '已开展', date: day.date, figures: { expected: all, ...counted, unrecorded } };
}
