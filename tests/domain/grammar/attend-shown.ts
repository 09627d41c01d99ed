import type { AttendProblem, AttendReading } from '../../../src/domain/grammar/attend-reading.ts';
import { shownNames } from './roster.ts';

/** `到 张三 李四; 假 王五`: the lists of a reading that are not empty. */
export function shown(reading: AttendReading): string {
  const { kind, guests } = reading;
  if (kind === 'guests') return `列席${String(guests)}`;
  return guests === undefined ? shownWho(reading) : `${shownWho(reading)}; 列席${String(guests)}`;
}

function shownWho(reading: Exclude<AttendReading, { kind: 'guests' }>): string {
  switch (reading.kind) {
    case 'all':
      return '都到';
    case 'totals': {
      return reading.named ? `${numbers(reading)}; ${shownWho(reading.named)}` : numbers(reading);
    }
    case 'rest':
      return `${numbers(reading.said)} 其余${{ present: '到', leave: '假', absent: '缺' }[reading.rest]}`;
    case 'names':
      return lists({ 到: reading.present, 线上: reading.online, 假: reading.leave, 缺: reading.absent });
    case 'allExcept':
      return `都到; ${lists({ 线上: reading.online, 假: reading.leave, 缺: reading.absent, 除: reading.unsaid })}`;
  }
}

type Numbers = Partial<Record<'expected' | 'present' | 'online' | 'leave' | 'absent', number>>;

function numbers({ expected, present, online, leave, absent }: Numbers): string {
  return Object.entries({ 应: expected, 到: present, 线上: online, 假: leave, 缺: absent })
    .flatMap(([label, count]) => (count === undefined ? [] : [`${label}${String(count)}`]))
    .join(' ');
}

function lists(named: Record<string, Parameters<typeof shownNames>[0]>): string {
  return Object.entries(named)
    .filter(([, people]) => people.length > 0)
    .map(([label, people]) => `${label} ${shownNames(people)}`)
    .join('; ');
}

/** `unknownName 孙七`. */
export function problem(one: AttendProblem): string {
  switch (one.kind) {
    case 'unknownName':
    case 'numberUnclear':
    case 'rough':
      return `${one.kind} ${one.said}`;
    case 'namesakes':
      return `namesakes ${one.said}: ${shownNames(one.choices)}`;
    case 'homophone':
      return `homophone ${one.said}: ${one.suggestion.name}`;
    case 'countsDiffer':
      return `countsDiffer ${one.state}${String(one.count)}: ${shownNames(one.people)}`;
    case 'saidTwice':
      return `saidTwice ${one.person.name}`;
    case 'stateMissing':
    case 'othersMissing':
      return `${one.kind} ${shownNames(one.people)}`;
    case 'contradiction':
      return `contradiction ${one.whole}${String(one.wholeCount)} < ${String(one.partsCount)}`;
    case 'unclear':
      return `unclear ${one.rest}`;
    case 'presentMissing':
    case 'numbersAndNames':
    case 'nothing':
      return one.kind;
  }
}
