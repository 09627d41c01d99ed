import type { closing as zh } from '../zh-cn/closing.ts';

const states: Readonly<Partial<Record<string, string>>> = {
  present: 'Present',
  leaveAgreed: 'On leave',
  absent: 'Absent',
};

export const closing: typeof zh = {
  figures: (state, count, names, more) => {
    const known = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    const open = count - names.length - more;
    const label = `${states[state] ?? ''} ${count}`;
    if (known === '') return `${label}: reported as a number, without names`;
    if (open < 0) return `${label}: ${names.length + more} are recorded by name: ${known}`;
    return `${label}: ${known}${open > 0 ? `; the other ${open} without names` : ''}`;
  },
  remainder: (count) => `Not recorded yet: ${count}; the report does not say who.`,
  included: (count) => ` (of them awaiting consent to leave: ${count})`,
  leaves: (names) => `Leave awaiting you: ${names.join(', ')} (in the figures above already)`,
  checkInUnsure: 'The check-in card may not have reached the group: some may never have seen it.',
  onBehalf: (names, count) =>
    `Recorded by the township for the branch (${count}): ${names.join(', ')}${names.length < count ? '…' : ''}`,
  done: 'The figures are complete, thank you. Names: tick them one by one. If something is wrong: /undo',
};
