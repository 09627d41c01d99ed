import type { Person } from '../../src/rehearsal/people/handles.ts';
import type { Tap } from '../../src/rehearsal/people/tapping.ts';
import type { Random } from '../harness/seeded-random.ts';
import type { Branch, Member } from '../harness/street-county.ts';
import type { Street } from '../harness/street.ts';

/** Words by which messages are known. */
export const words = {
  notice: '来不了',
  card: '应到',
  readBack: '对得上吗',
  written: '收据',
  record: '活动记录',
  receipt: '党费收到了',
  unknown: '还没对上名字',
} as const;

export type TapKind = 'leave' | 'present' | 'undo';
const labels: Readonly<Record<TapKind, string>> = {
  leave: '请假',
  present: '签到',
  undo: '点错了，撤销',
};

/** A tap on the group's card or notice. */
export interface MadeTap {
  readonly tap: Tap;
  readonly branch: Branch;
  readonly member: Member;
  readonly kind: TapKind;
  /** Moment of the clock. */
  readonly at: number;
}

/** Everything that was done so far. */
export interface Diary {
  readonly taps: MadeTap[];
  /** The same by who tapped. */
  readonly own: Map<Member, MadeTap[]>;
  /** Taps on buttons of private messages. */
  readonly buttons: Tap[];
  /** Those that may come again under a new number: said again they change nothing, whatever came in between. */
  readonly repeatable: Set<string>;
  readonly files: { readonly person: Person; readonly name: RegExp }[];
  words: number;
}

export const emptyDiary = (): Diary => ({
  taps: [],
  own: new Map(),
  buttons: [],
  repeatable: new Set(),
  files: [],
  words: 0,
});

/** Something that one person wants to do. */
export interface Errand {
  readonly what: string;
  /** False: what it needs is not on the phone yet. */
  readonly tries: () => boolean;
}

/** By place in the branch: who is recorded by the secretary's word, who taps wrong and takes it back. */
export const places = { secretary: 0, duesOfficer: 1, worded: 2, undoes: 3, claims: 4, pay: [3, 4] } as const;

/** All that the people of a branch will do, each person's in order. `files`: how many ask for their own data. */
export function errandsOf(
  street: Street,
  branch: Branch,
  diary: Diary,
  random: Random,
  files: number,
): Errand[][] {
  const { people } = street.rehearsal;
  const { members, group } = branch;
  const [secretary, duesOfficer] = members;
  const worded = members[places.worded];
  if (!secretary || !duesOfficer || !worded) throw new Error('a branch of three at least');

  const onCard = (member: Member, kind: TapKind): Errand => ({
    what: `${member.name} taps ${labels[kind]}`,
    tries() {
      const card = street.find(group, words.card);
      const notice = kind === 'leave' && random.below(2) === 0 ? street.find(group, words.notice) : undefined;
      const message = notice ?? card;
      // Both are there before the first tap, so that a tap always means the Party day that the card shows.
      if (!message || !card) return false;
      const tap = people.tap(member.person, group, message.messageId, labels[kind]);
      noteTap(diary, { tap, branch, member, kind, at: street.clock.now() });
      if (members.indexOf(member) !== places.undoes) diary.repeatable.add(tap.id);
      return true;
    },
  });
  const say = ({ person, name }: Member, text: string, when: () => boolean = () => true): Errand => ({
    what: `${name} says ${text}`,
    tries() {
      if (!when()) return false;
      people.say(person, 'bot', text);
      diary.words += 1;
      return true;
    },
  });
  /** A button whose label begins so, under the newest message with these words that has one. */
  const press = ({ person, name }: Member, message: string, label: string, then?: () => void): Errand => ({
    what: `${name} presses ${label}`,
    tries() {
      for (const { fromBot, text, buttons, messageId } of [...street.rehearsal.messages(person)].reverse()) {
        const button = buttons.flat().find((one) => one.label.startsWith(label));
        if (!fromBot || !text.includes(message) || !button) continue;
        diary.buttons.push(people.tap(person, 'bot', messageId, button.label));
        then?.();
        return true;
      }
      return false;
    },
  });
  const asked = (member: Member, name: RegExp) => () => {
    diary.files.push({ person: member.person, name });
  };
  const ownData = (member: Member): Errand[] => [
    say(member, '我的'),
    press(member, branch.name, '我的数据', asked(member, /\.txt$/)),
  ];
  const writtenSoFar = () =>
    street.rehearsal.messages(duesOfficer.person).filter(({ text }) => text.includes(words.written)).length;
  const takesDues = places.pay.flatMap((place, n) => [
    say(duesOfficer, `党费 ${members[place]?.name ?? ''}`, () => writtenSoFar() === n),
    press(duesOfficer, words.readBack, '对得上'),
  ]);

  const tappers = members.filter((member) => member !== worded);
  const askers = [secretary, duesOfficer, ...places.pay.flatMap((place) => members[place] ?? [])];
  const own = (member: Member): Errand[] => [
    ...(member === members[places.claims] ? [say(member, '已交')] : []),
    ...(askers.indexOf(member) >= 0 && askers.indexOf(member) < files ? ownData(member) : []),
  ];
  return [
    ...tappers.map((member) => [
      onCard(member, 'leave'),
      ...(member === members[places.undoes] ? [onCard(member, 'undo')] : []),
      onCard(member, 'present'),
    ]),
    [
      say(secretary, `到会 ${worded.name}`),
      say(secretary, '记录'),
      press(secretary, words.record, 'Word文件', asked(secretary, /\.docx$/)),
    ],
    ...(members.some(({ stranger }) => stranger) ? [[press(secretary, words.unknown, '全部同意')]] : []),
    takesDues,
    ...tappers.map(own).filter((queue) => queue.length > 0),
  ];
}

/** Somebody who has done all else takes the own tap back, or taps anew. False: no card is there, or nobody to tap. */
export function tapAgain(street: Street, branch: Branch, diary: Diary, random: Random): boolean {
  const card = street.find(branch.group, words.card);
  const member = random.pick(branch.members.filter((one, place) => place !== places.worded && !one.stranger));
  if (!card?.text.includes('点一下')) return false;
  const own = diary.own.get(member) ?? [];
  const kind = own.at(-1)?.kind === 'present' ? 'undo' : 'present';
  const tap = street.rehearsal.people.tap(member.person, branch.group, card.messageId, labels[kind]);
  // What was said before it was taken back must not be said again.
  for (const earlier of own.slice(-3)) diary.repeatable.delete(earlier.tap.id);
  noteTap(diary, { tap, branch, member, kind, at: street.clock.now() });
  return true;
}

export function noteTap(diary: Diary, made: MadeTap): void {
  diary.taps.push(made);
  const own = diary.own.get(made.member);
  if (own) own.push(made);
  else diary.own.set(made.member, [made]);
}
