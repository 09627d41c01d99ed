import type { PersonAttendance } from '../../domain/attendance/state.ts';

const states: Readonly<Partial<Record<PersonAttendance, string>>> = {
  present: '到会',
  leaveAgreed: '请假',
  absent: '缺席',
};

/** The closing card where reported figures govern. */
export const closing = {
  figures: (state: PersonAttendance, count: number, names: readonly string[], more: number) => {
    const known = `${names.join('、')}${more > 0 ? `等${names.length + more}人` : ''}`;
    const open = count - names.length - more;
    const label = `${states[state] ?? ''}${count}人`;
    if (known === '') return `${label}：只报了人数，没有名字`;
    if (open < 0) return `${label}：按名字记了${names.length + more}人，${known}`;
    return `${label}：${known}${open > 0 ? `；其余${open}人只报了人数，没有名字` : ''}`;
  },
  remainder: (count: number) => `还有${count}人没登记，报的数里没说是谁。`,
  /** Leave awaiting consent beside figures that cover everybody. */
  included: (count: number) => `（里面有${count}人请假待同意）`,
  leaves: (names: readonly string[]) => `请假待同意：${names.join('、')}（上面的人数里已经有了，不另加）`,
  checkInUnsure: '签到卡不知道发到群里没有，有的人可能没看到。',
  onBehalf: (names: readonly string[], count: number) =>
    `乡镇代录的${count}人：${names.join('、')}${names.length < count ? '等' : ''}`,
  done: '人数齐了，辛苦了。补名字点“逐个勾选”，记错了发：撤销',
};
